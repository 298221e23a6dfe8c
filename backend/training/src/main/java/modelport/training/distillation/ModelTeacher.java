package modelport.training.distillation;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import modelport.contract.registry.DataType;
import modelport.inference.LoadedModel;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.training.Table;
import modelport.training.distillation.TabularSignature.Classes;
import modelport.training.distillation.TabularSignature.Input;
import modelport.training.distillation.TabularSignature.Values;

/** A loaded model that teaches. Closing the model is its owner's affair. */
public final class ModelTeacher implements Teacher {
    private static final int CHUNK = 512;

    private final LoadedModel model;
    private final TabularSignature signature;
    private final long bytes;
    private final Duration deadline;

    /**
     * A teacher.
     *
     * @param bytes size of its artifact
     * @param deadline of a run of some hundred rows
     * @throws modelport.onnx.RefusedException if no student can learn from it; see {@link TabularSignature#of}
     */
    public ModelTeacher(LoadedModel model, long bytes, Duration deadline) {
        this.model = model;
        this.bytes = bytes;
        this.deadline = deadline;
        signature = TabularSignature.of(model.signature());
    }

    @Override
    public TabularSignature signature() {
        return signature;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public Table answer(Table rows) {
        String output = switch (signature.answer()) {
            case Classes classes -> classes.probabilities().name();
            case Values values -> values.output().name();
        };
        int width = signature.answer().width();
        float[] answers = new float[Math.multiplyExact(rows.rows(), width)];
        for (int from = 0; from < rows.rows(); from += CHUNK) {
            int to = Math.min(from + CHUNK, rows.rows());
            Tensor answer = Objects.requireNonNull(
                    model.run(inputs(rows, from, to), Set.of(output), deadline).get(output));
            NumberTensor numbers = (NumberTensor) answer;
            if (numbers.elements() != (to - from) * width) {
                throw new IllegalStateException(output + " is " + Arrays.toString(numbers.shape()));
            }
            for (int i = 0; i < numbers.elements(); i++) {
                answers[from * width + i] = (float) numbers.number(i);
            }
        }
        return new Table(width, answers);
    }

    private Map<String, Tensor> inputs(Table rows, int from, int to) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        int column = 0;
        for (Input input : signature.inputs()) {
            float[] values = new float[(to - from) * input.width()];
            for (int row = from; row < to; row++) {
                int place = (row - from) * input.width();
                System.arraycopy(rows.values(), row * rows.columns() + column, values, place, input.width());
            }
            long[] shape = LongStream.concat(
                            LongStream.of(to - from), input.sizes().stream().mapToLong(Long::longValue))
                    .toArray();
            inputs.put(input.name(), tensor(input.type(), values, shape));
            column += input.width();
        }
        return inputs;
    }

    private static Tensor tensor(DataType type, float[] values, long... shape) {
        NumberTensor tensor = Tensor.allocate(type, shape);
        var data = tensor.data();
        for (int i = 0; i < values.length; i++) {
            switch (type) {
                case FP32 -> data.putFloat(values[i]);
                case FP64 -> data.putDouble(values[i]);
                case INT64, UINT64 -> data.putLong((long) values[i]);
                case INT32, UINT32 -> data.putInt((int) (long) values[i]);
                case INT16, UINT16 -> data.putShort((short) values[i]);
                case INT8, UINT8 -> data.put((byte) (int) values[i]);
                case BOOL -> data.put((byte) (values[i] == 0 ? 0 : 1));
                case FP16 -> data.putShort(Float.floatToFloat16(values[i]));
                case BF16 -> data.putShort((short) (Float.floatToIntBits(values[i]) >>> 16));
                case BYTES -> throw new IllegalStateException("texts");
            }
        }
        return tensor;
    }
}
