package modelport.inference;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtUtil;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.registry.DataType;
import modelport.inference.InferenceException.Fault;

/** Tensors across the border to native memory. */
final class OrtTensors {
    private static final Comparator<Object> LABELS = Comparator.comparing(
            label -> label,
            (a, b) -> a instanceof Long x && b instanceof Long y
                    ? Long.compare(x, y)
                    : String.valueOf(a).compareTo(String.valueOf(b)));

    private OrtTensors() {}

    /** Memory outside the heap is shared, everything else is copied. */
    static OnnxTensor toNative(Tensor tensor) throws OrtException {
        return switch (tensor) {
            case NumberTensor numbers ->
                OnnxTensor.createTensor(
                        Engines.environment(),
                        outside(numbers.data()),
                        numbers.shape(),
                        OrtTypes.javaType(numbers.type()));
            case TextTensor texts ->
                OnnxTensor.createTensor(Engines.environment(), texts.values().toArray(String[]::new), texts.shape());
        };
    }

    private static ByteBuffer outside(ByteBuffer data) {
        if (data.isDirect()) {
            return data;
        }
        ByteBuffer copy = ByteBuffer.allocateDirect(data.remaining()).order(data.order());
        return copy.put(data).flip();
    }

    /** A copy. */
    static Tensor fromNative(OnnxValue value, List<String> classes) throws OrtException {
        return switch (value) {
            case OnnxTensor tensor -> fromTensor(tensor);
            case OnnxSequence sequence -> probabilities(sequence, classes);
            default -> throw new IllegalStateException("neither a tensor nor a sequence: " + value.getInfo());
        };
    }

    private static Tensor fromTensor(OnnxTensor tensor) throws OrtException {
        DataType type = OrtTypes.type(tensor.getInfo());
        long[] shape = tensor.getInfo().getShape();
        if (type == DataType.BYTES) {
            return new TextTensor(shape, strings(tensor));
        }
        return new NumberTensor(type, shape, bytes(tensor));
    }

    private static ByteBuffer bytes(OnnxTensor tensor) {
        return tensor.getInfo().getNumElements() == 0 ? ByteBuffer.allocate(0) : tensor.getByteBuffer();
    }

    static List<String> strings(OnnxTensor tensor) throws OrtException {
        Object value = tensor.getValue();
        if (value instanceof String text) {
            return List.of(text);
        }
        return Arrays.asList(OrtUtil.flattenString(value));
    }

    /** One map per row becomes one column per class; without known classes theirs, in order. */
    private static Tensor probabilities(OnnxSequence sequence, List<String> classes) throws OrtException {
        List<Map<?, ?>> rows = rows(sequence);
        Map<String, Integer> columns = columns(classes.isEmpty() ? labels(rows) : classes);
        var values = new float[rows.size() * columns.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (Map.Entry<?, ?> entry : rows.get(i).entrySet()) {
                Integer column = columns.get(String.valueOf(entry.getKey()));
                if (column == null) {
                    throw InferenceException.of(Fault.FILE, "class-unknown", "class", String.valueOf(entry.getKey()));
                }
                values[i * columns.size() + column] = (Float) entry.getValue();
            }
        }
        return Tensor.floats(values, rows.size(), columns.size());
    }

    /** The classes that a model names in its answers, in order. */
    static List<String> labels(OnnxSequence sequence) throws OrtException {
        return labels(rows(sequence));
    }

    private static List<String> labels(List<Map<?, ?>> rows) {
        return rows.isEmpty()
                ? List.of()
                : rows.getFirst().keySet().stream()
                        .sorted(LABELS)
                        .map(String::valueOf)
                        .toList();
    }

    private static List<Map<?, ?>> rows(OnnxSequence sequence) throws OrtException {
        var rows = new ArrayList<Map<?, ?>>();
        for (OnnxValue row : sequence.getValue()) {
            try (row) {
                rows.add(((OnnxMap) row).getValue());
            }
        }
        return rows;
    }

    private static Map<String, Integer> columns(List<String> classes) {
        var columns = new LinkedHashMap<String, Integer>();
        classes.forEach(label -> columns.put(label, columns.size()));
        return columns;
    }
}
