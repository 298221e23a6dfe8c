package modelport.server.registry.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;

/** What a model seems to be for, judged by what it takes and gives. */
public final class TaskGuess {
    private static final Set<DataType> REAL = Set.of(DataType.FP16, DataType.BF16, DataType.FP32, DataType.FP64);

    private TaskGuess() {}

    /** One of the known tasks. */
    public static String of(Signature signature) {
        if (signature.outputs().isEmpty()) {
            // Nothing here runs it; its header says what it is for, if anything does.
            return "unknown";
        }
        TextInput text = signature.text();
        Optional<String> named = byNames(signature);
        if (named.isPresent()) {
            return named.get();
        }
        if (!signature.classes().isEmpty() || hasProbabilities(signature)) {
            return text == null ? "classification" : "text-classification";
        }
        if (text != null && (text.pooling() != Pooling.NONE || givesOneVector(signature.outputs()))) {
            return "embedding";
        }
        return givesOneNumber(signature.outputs()) ? "regression" : "transform";
    }

    /** Inputs and outputs have the same names in all models of transformers. */
    private static Optional<String> byNames(Signature signature) {
        if (has(signature.inputs(), "past_key_values.0.key")) {
            return Optional.of("text-generation");
        }
        if (has(signature.outputs(), "start_logits") && has(signature.outputs(), "end_logits")) {
            return Optional.of("question-answering");
        }
        if (has(signature.inputs(), "pixel_values") && !signature.classes().isEmpty()) {
            return Optional.of("image-classification");
        }
        TensorSpec first = signature.outputs().getFirst();
        if (has(signature.inputs(), "input_ids")
                && first.name().equals("logits")
                && first.shape().size() == 3) {
            return Optional.of(signature.classes().isEmpty() ? "fill-mask" : "token-classification");
        }
        return Optional.empty();
    }

    private static boolean has(List<TensorSpec> specs, String name) {
        return specs.stream().anyMatch(spec -> spec.name().equals(name));
    }

    private static boolean hasProbabilities(Signature signature) {
        return signature.outputs().stream().anyMatch(output -> output.name().contains("probabilit"));
    }

    /** The model pools by itself: shape [rows, width]. */
    private static boolean givesOneVector(List<TensorSpec> outputs) {
        List<Long> shape = outputs.getFirst().shape();
        return shape.size() == 2 && shape.getLast() != 1;
    }

    /** One number a row: shape [rows] or [rows, 1]. */
    private static boolean givesOneNumber(List<TensorSpec> outputs) {
        if (outputs.size() != 1 || !REAL.contains(outputs.getFirst().type())) {
            return false;
        }
        List<Long> shape = outputs.getFirst().shape();
        return shape.size() == 1 || (shape.size() == 2 && shape.getLast() == 1);
    }
}
