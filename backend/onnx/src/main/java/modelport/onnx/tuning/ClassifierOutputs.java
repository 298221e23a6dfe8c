package modelport.onnx.tuning;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import modelport.onnx.ElementType;
import org.jspecify.annotations.Nullable;

/**
 * The outputs by which a model tells one of several classes, as scikit-learn's converters and ours name them.
 *
 * @param probabilities of shape [N, classes], FLOAT or DOUBLE
 * @param label of shape [N] or [N, 1]; absent if the model has no such output
 * @param table the labels in the order of the probabilities; absent if they are not known
 */
record ClassifierOutputs(
        ValueInfoProto probabilities,
        int classes,
        @Nullable ValueInfoProto label,
        @Nullable LabelTable table) {
    static Optional<ClassifierOutputs> of(ModelProto model) {
        List<ValueInfoProto> outputs = model.getGraph().getOutputList();
        List<ValueInfoProto> likely = outputs.stream()
                .filter(output -> named(output, "prob") && isNumber(output) && classes(output) > 1)
                .filter(output -> isComputed(model, output))
                .toList();
        List<ValueInfoProto> labels = outputs.stream()
                .filter(output -> named(output, "label") && isVector(output))
                .toList();
        if (likely.size() != 1 || labels.size() > 1) {
            return Optional.empty();
        }
        int classes = classes(likely.getFirst());
        ValueInfoProto label = labels.isEmpty() ? null : labels.getFirst();
        LabelTable table =
                label == null ? null : LabelTable.of(model, label, classes).orElse(null);
        return Optional.of(new ClassifierOutputs(likely.getFirst(), classes, label, table));
    }

    ElementType type() {
        return element(probabilities);
    }

    static ElementType element(ValueInfoProto value) {
        return ElementType.of(value.getType().getTensorType().getElemType()).orElse(ElementType.BOOL);
    }

    private static boolean named(ValueInfoProto output, String part) {
        return output.getName().toLowerCase(Locale.ROOT).contains(part);
    }

    /** Some models give back an input or a constant. */
    private static boolean isComputed(ModelProto model, ValueInfoProto output) {
        return model.getGraph().getNodeList().stream()
                .anyMatch(node -> node.getOutputList().contains(output.getName()));
    }

    private static boolean isNumber(ValueInfoProto output) {
        return output.getType().hasTensorType()
                && (element(output) == ElementType.FLOAT || element(output) == ElementType.DOUBLE);
    }

    /** Columns of a matrix; 0 for everything else. */
    private static int classes(ValueInfoProto output) {
        List<TensorShapeProto.Dimension> dims = dims(output);
        return dims.size() == 2 ? (int) Math.min(dims.getLast().getDimValue(), Integer.MAX_VALUE) : 0;
    }

    private static boolean isVector(ValueInfoProto output) {
        List<TensorShapeProto.Dimension> dims = dims(output);
        return dims.size() == 1 || (dims.size() == 2 && dims.getLast().getDimValue() == 1);
    }

    static List<TensorShapeProto.Dimension> dims(ValueInfoProto output) {
        TypeProto type = output.getType();
        return type.hasTensorType() && type.getTensorType().hasShape()
                ? type.getTensorType().getShape().getDimList()
                : List.of();
    }
}
