package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.TextInput;

/**
 * How requests become a version's inputs and its outputs answers: a stage, or several that work one behind the other.
 */
@Schema(
        description =
                "How requests become a version's inputs and its outputs answers: a stage, or several that work one behind the other")
public record Processing(
        @Schema(
                description =
                        "In the order in which they work; a stage behind one that finds boxes or regions gets each of them, cut out of the picture, and one behind a stage with the labels 0 and 180 gets the picture the right way up")
        List<Stage> stages) {
    public Processing {
        stages = List.copyOf(Objects.requireNonNullElse(stages, List.of()));
    }

    /** A model that answers alone. */
    public static Processing of(Preparation preparation, Interpretation interpretation) {
        return new Processing(List.of(new Stage("model", null, preparation, interpretation)));
    }

    /** What versions said before there were stages. */
    public static Processing of(TextInput text) {
        return of(
                new TextPreparation(text.tokenizer(), text.maxTokens(), TextForm.TEXT),
                new VectorAnswer(text.pooling(), text.normalize()));
    }

    /** The first stage, which says what requests hold. */
    public Stage first() {
        return stages.getFirst();
    }

    /** The last stage, which says what answers hold. */
    public Stage last() {
        return stages.getLast();
    }

    /** How a single model reads plain texts, if it does. */
    public Optional<TextInput> text() {
        boolean reads = stages.size() == 1
                && first().preparation() instanceof TextPreparation(String _, int _, TextForm form)
                && (form == TextForm.TEXT || first().interpretation() instanceof SimilarityAnswer);
        if (!reads) {
            return Optional.empty();
        }
        var text = (TextPreparation) first().preparation();
        return Optional.of(
                switch (first().interpretation()) {
                    case VectorAnswer(Pooling pooling, boolean normalize) ->
                        new TextInput(text.tokenizer(), text.maxTokens(), pooling, normalize);
                    case SimilarityAnswer(Pooling pooling) ->
                        new TextInput(text.tokenizer(), text.maxTokens(), pooling, true);
                    case LabelAnswer _,
                            EntityAnswer _,
                            SpanAnswer _,
                            CandidateAnswer _,
                            BoxAnswer _,
                            RegionAnswer _,
                            CharacterAnswer _,
                            SpeechAnswer _,
                            RankingAnswer _,
                            GenerationAnswer _ ->
                        new TextInput(text.tokenizer(), text.maxTokens(), Pooling.NONE, false);
                });
    }
}
