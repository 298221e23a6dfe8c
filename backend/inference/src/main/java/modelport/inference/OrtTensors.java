package modelport.inference;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
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
            label -> label, (a, b) -> a instanceof Long x && b instanceof Long y
                    ? Long.compare(x, y)
                    : String.valueOf(a).compareTo(String.valueOf(b)));

    private OrtTensors() {}

    /** Memory outside the heap is shared, everything else is copied. */
    static OnnxTensor toNative(Tensor tensor) throws OrtException {
        return switch (tensor) {
            case NumberTensor numbers ->
                OnnxTensor.createTensor(
                        Engines.environment(), outside(numbers.data()), numbers.shape(), OrtTypes.javaType(numbers.type()));
            case TextTensor texts ->
                OnnxTensor.createTensor(
                        Engines.environment(), texts.values().toArray(String[]::new), texts.shape());
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
        return Arrays.asList(ai.onnxruntime.OrtUtil.flattenString(value));
    }

    /** One map per row becomes one column per class. */
    private static Tensor probabilities(OnnxSequence sequence, List<String> classes) throws OrtException {
        List<? extends OnnxValue> rows = sequence.getValue();
        float[] values = new float[0];
        Map<String, Integer> columns = columns(classes);
        for (int i = 0; i < rows.size(); i++) {
            try (OnnxValue row = rows.get(i)) {
                Map<?, ?> map = ((OnnxMap) row).getValue();
                if (columns.isEmpty()) {
                    columns = columns(map.keySet().stream()
                            .sorted(LABELS)
                            .map(String::valueOf)
                            .toList());
                }
                if (i == 0) {
                    values = new float[rows.size() * columns.size()];
                }
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    Integer column = columns.get(String.valueOf(entry.getKey()));
                    if (column == null) {
                        throw InferenceException.of(
                                Fault.FILE, "class-unknown", "class", String.valueOf(entry.getKey()));
                    }
                    values[i * columns.size() + column] = (Float) entry.getValue();
                }
            }
        }
        return Tensor.floats(values, rows.size(), columns.size());
    }

    private static Map<String, Integer> columns(List<String> classes) {
        var columns = new LinkedHashMap<String, Integer>();
        classes.forEach(label -> columns.put(label, columns.size()));
        return columns;
    }
}
