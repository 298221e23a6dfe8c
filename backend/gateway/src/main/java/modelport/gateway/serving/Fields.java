package modelport.gateway.serving;

import java.util.List;
import java.util.Optional;
import modelport.contract.processing.AudioPreparation;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.ItemPreparation;
import modelport.contract.processing.Processing;
import modelport.contract.processing.TextForm;
import modelport.contract.processing.TextPreparation;
import modelport.contract.processing.VectorAnswer;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;

/**
 * What rows of requests are where a version's processing reads them, and how many a request may have.
 *
 * @param input the name of a row in protocols that name inputs
 */
public record Fields(Row row, String input, int maxRows) {
    /** The name of what comes back in protocols that name outputs. */
    public static final String OUTPUT = "predictions";

    private static final int MAX_TEXTS = 1_024;
    /** Each of them takes a model a while. */
    private static final int MAX_LONG = 32;

    /** What one row of a request is. */
    public enum Row {
        TEXT,
        PROMPT,
        PAIR,
        QUESTION,
        IMAGE,
        AUDIO,
        ITEMS
    }

    /** Of a signature whose processing does more than turn texts into vectors, which has a way of its own. */
    public static Optional<Fields> of(Signature signature) {
        Processing processing = signature.processing();
        if (processing == null || isPlainVectors(processing)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (processing.first().preparation()) {
                    case TextPreparation _
                    when processing.first().interpretation() instanceof GenerationAnswer ->
                        new Fields(Row.PROMPT, "text", MAX_LONG);
                    case TextPreparation text -> ofTexts(text.form());
                    case ImagePreparation _ -> new Fields(Row.IMAGE, "image", MAX_LONG);
                    case AudioPreparation _ -> new Fields(Row.AUDIO, "audio", MAX_LONG);
                    case ItemPreparation _ -> new Fields(Row.ITEMS, "items", MAX_TEXTS);
                });
    }

    private static boolean isPlainVectors(Processing processing) {
        return processing.text().isPresent() && processing.first().interpretation() instanceof VectorAnswer;
    }

    private static Fields ofTexts(TextForm form) {
        return switch (form) {
            case TEXT -> new Fields(Row.TEXT, "text", MAX_TEXTS);
            case PAIR -> new Fields(Row.PAIR, "text", MAX_TEXTS);
            case QUESTION -> new Fields(Row.QUESTION, "question", MAX_TEXTS);
        };
    }

    /** Whether a row may be a plain text. */
    public boolean isText() {
        return row == Row.TEXT || row == Row.PROMPT;
    }

    List<TensorSpec> inputs() {
        return List.of(TensorSpec.of(input, DataType.BYTES, -1));
    }

    static List<TensorSpec> outputs() {
        return List.of(TensorSpec.of(OUTPUT, DataType.BYTES, -1));
    }
}
