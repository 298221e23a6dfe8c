package modelport.server.compression.internal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import modelport.contract.Message;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.MeasuredModel;
import modelport.server.imports.Inspection;

/** What the process that searches says while it searches. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "found")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Found.Parent.class, name = "parent"),
    @JsonSubTypes.Type(value = Found.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = Found.Made.class, name = "made"),
    @JsonSubTypes.Type(value = Found.Missed.class, name = "missed")
})
public sealed interface Found {
    /**
     * The version itself is measured.
     *
     * @param lossMeaning how losses are counted
     */
    record Parent(MeasuredModel figures, Message lossMeaning, String machine) implements Found {}

    /** A recipe is about to be tried; if nothing more is heard of it, it has brought the process down. */
    record Begun(String recipe) implements Found {}

    /** A candidate is made and measured; its files lie in the folder of its recipe, under {@link Inspection#FILES}. */
    record Made(String recipe, Inspection content, CandidateFigures figures) implements Found {}

    /** There is no candidate. */
    record Missed(String recipe, CandidateState state, Message reason) implements Found {}
}
