package modelport.server.tuning.internal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import modelport.contract.Message;
import modelport.contract.registry.Samples;
import modelport.contract.tuning.TunedModel;
import modelport.server.imports.Inspection;

/** What the process that searches says while it searches. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "found")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Found.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = Found.Scores.class, name = "scores"),
    @JsonSubTypes.Type(value = Found.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Found.Winner.class, name = "winner")
})
public sealed interface Found {
    /**
     * A model is about to be trained on a fold; if nothing more is heard of it, it may have brought the process down.
     *
     * @param digests of the settings that it answers for
     */
    record Begun(List<String> digests, int fold) implements Found {
        public Begun {
            digests = List.copyOf(digests);
        }
    }

    /**
     * A model was judged.
     *
     * @param workedMs milliseconds that processes have worked by now
     * @param loud whether it is time to tell those who look on
     */
    record Scores(List<Scored> scores, long workedMs, String machine, boolean loud) implements Found {
        public Scores {
            scores = List.copyOf(scores);
        }
    }

    /** A trainer cannot learn from these rows. */
    record Refused(String trainer, Message reason) implements Found {}

    /**
     * The best setting's model is trained on all rows; its files lie under {@link Inspection#FILES}.
     *
     * @param model without the digest of its files
     * @param samples rows to try it with
     */
    record Winner(TunedModel model, Inspection content, Samples samples, long workedMs) implements Found {}
}
