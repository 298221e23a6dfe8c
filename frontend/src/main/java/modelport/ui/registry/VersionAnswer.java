package modelport.ui.registry;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.sentences;
import static modelport.ui.components.Texts.t;

import java.util.stream.Collectors;
import modelport.contract.processing.Processing;
import modelport.contract.processing.VectorAnswer;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;
import modelport.contract.registry.Version;
import modelport.ui.components.Answer;
import modelport.ui.components.Formats;
import modelport.ui.components.States;
import modelport.ui.prediction.RowColumns;
import modelport.ui.processing.ProcessingWords;

/** A version in one sentence: what it takes and gives, or why it is of no use. */
final class VersionAnswer {
    private VersionAnswer() {}

    static Answer of(Version version) {
        return new Answer(States.of(version.state()), sentence(version));
    }

    static String sentence(Version version) {
        String reason = version.reason() == null ? "" : say(version.reason());
        return switch (version.state()) {
            case IMPORTING -> t("version.answer.importing");
            case REJECTED -> t("version.answer.rejected", reason);
            case FAILED -> t("version.answer.failed", reason);
            case ARCHIVED -> t("version.answer.archived");
            case READY -> version.signature() == null ? t("version.answer.ready") : ready(version.signature(), version);
        };
    }

    private static String ready(Signature signature, Version version) {
        String tested = version.facts() == null
                ? ""
                : t(
                        "version.answer.tested",
                        version.facts().testRows(),
                        Formats.millis(version.facts().testRunMs()));
        String gives = gives(signature);
        return sentences(takes(signature, gives), tested);
    }

    private static String takes(Signature signature, String gives) {
        Processing processing = signature.processing();
        if (processing != null && !(processing.last().interpretation() instanceof VectorAnswer)) {
            return t("version.answer.processing", ProcessingWords.takes(processing), ProcessingWords.gives(processing));
        }
        TextInput text = signature.text();
        if (text != null) {
            return t("version.answer.text", text.maxTokens(), gives);
        }
        RowColumns columns = RowColumns.of(signature);
        return columns.isEmpty()
                ? t("version.answer.tensors", names(signature), gives)
                : t("version.answer.columns", columns.count(), gives);
    }

    private static String gives(Signature signature) {
        if (!signature.classes().isEmpty()) {
            return t("version.answer.classes", signature.classes().size());
        }
        TensorSpec output = signature.outputs().getFirst();
        long last = output.shape().isEmpty() ? 1 : output.shape().getLast();
        return last > 1 ? t("version.answer.numbers", Formats.count(last)) : t("version.answer.output", output.name());
    }

    private static String names(Signature signature) {
        return signature.inputs().stream()
                .map(input -> "`" + input.name() + "`")
                .limit(3)
                .collect(Collectors.joining(", "));
    }
}
