package modelport.formats.boosting;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs a converted model on ONNX Runtime. */
final class OnnxRun implements AutoCloseable {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    private final OrtSession session;

    OnnxRun(ModelProto model) throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        session = ENVIRONMENT.createSession(model.toByteArray(), options);
    }

    List<String> inputs() {
        return List.copyOf(session.getInputNames());
    }

    List<String> outputs() {
        return List.copyOf(session.getOutputNames());
    }

    /** Answers by output: one list of numbers a row. Cells are numbers, texts or null. */
    Map<String, double[][]> run(List<? extends List<@Nullable Object>> rows) throws OrtException {
        Map<String, OnnxTensor> feed = new LinkedHashMap<>();
        int column = 0;
        for (NodeInfo input : session.getInputInfo().values()) {
            TensorInfo info = (TensorInfo) input.getInfo();
            int width = (int) info.getShape()[1];
            feed.put(input.getName(), tensor(info.type, rows, column, width));
            column += width;
        }
        try (OrtSession.Result result = session.run(feed)) {
            Map<String, double[][]> answers = new LinkedHashMap<>();
            for (var output : result) {
                answers.put(output.getKey(), numbers(output.getValue().getValue()));
            }
            return answers;
        } finally {
            feed.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(
            OnnxJavaType type, List<? extends List<@Nullable Object>> rows, int column, int width) throws OrtException {
        long[] shape = {rows.size(), width};
        Object[] cells = rows.stream()
                .flatMap(row -> row.subList(column, column + width).stream())
                .toArray();
        if (type == OnnxJavaType.STRING) {
            String[] texts = Arrays.stream(cells)
                    .map(cell -> cell == null ? "" : cell.toString())
                    .toArray(String[]::new);
            return OnnxTensor.createTensor(ENVIRONMENT, texts, shape);
        }
        double[] numbers = Arrays.stream(cells)
                .mapToDouble(cell -> cell == null ? Double.NaN : (double) cell)
                .toArray();
        if (type == OnnxJavaType.DOUBLE) {
            return OnnxTensor.createTensor(ENVIRONMENT, DoubleBuffer.wrap(numbers), shape);
        }
        var floats = FloatBuffer.allocate(numbers.length);
        for (double number : numbers) {
            floats.put((float) number);
        }
        return OnnxTensor.createTensor(ENVIRONMENT, floats.flip(), shape);
    }

    private static double[][] numbers(Object value) {
        return switch (value) {
            case float[] list -> lines(list.length, i -> new double[] {list[i]});
            case double[] list -> lines(list.length, i -> new double[] {list[i]});
            case long[] list -> lines(list.length, i -> new double[] {list[i]});
            case boolean[] list -> lines(list.length, i -> new double[] {list[i] ? 1 : 0});
            case float[][] list -> lines(list.length, i -> widen(list[i]));
            case double[][] list -> list;
            case long[][] list ->
                lines(list.length, i -> Arrays.stream(list[i]).asDoubleStream().toArray());
            default -> throw new IllegalArgumentException(value.getClass().toString());
        };
    }

    private static double[][] lines(int count, IntFunction<double[]> line) {
        return IntStream.range(0, count).mapToObj(line).toArray(double[][]::new);
    }

    private static double[] widen(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
