package modelport.server.jobs.internal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One line that a child writes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Answer.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Answer.Log.class, name = "log"),
    @JsonSubTypes.Type(value = Answer.Partial.class, name = "partial"),
    @JsonSubTypes.Type(value = Answer.Result.class, name = "result"),
    @JsonSubTypes.Type(value = Answer.Failure.class, name = "failure")
})
sealed interface Answer {
    /** How far the work is. */
    record Progress(double done, Message step) implements Answer {}

    /** A line for the job's log. */
    record Log(String text) implements Answer {}

    /** Something was found, and the work goes on. */
    record Partial(JsonNode value) implements Answer {}

    /** The work is done. */
    record Result(JsonNode value) implements Answer {}

    /**
     * The work failed.
     *
     * @param permanent the reason, if no further attempt can mend it
     * @param error otherwise what went wrong
     */
    record Failure(@Nullable Message permanent, @Nullable String error) implements Answer {}
}
