package modelport.formats.parity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.inference.Tensor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The rows of a record as the tensors that a converted model reads. */
final class FixtureInputs {
    /** What a missing text is to a model: a code point that no text has. */
    private static final String MISSING = "\uffff";

    private FixtureInputs() {}

    static Map<String, Tensor> of(FixtureRecord fixture, Signature signature) {
        var tensors = new LinkedHashMap<String, Tensor>();
        JsonNode rows = fixture.json().get("rows");
        for (TensorSpec input : signature.inputs()) {
            List<JsonNode> cells = new ArrayList<>();
            for (JsonNode row : rows) {
                cells.addAll(cells(row, fixture.text("input"), index(fixture, input.name())));
            }
            tensors.put(input.name(), tensor(input, cells, rows.size()));
        }
        return tensors;
    }

    /** One cell of a row, or all that it has; what is no row of cells is a text in JSON. */
    private static Collection<JsonNode> cells(JsonNode row, String kind, int index) {
        if (kind.equals("records") || kind.equals("tokens")) {
            return List.of(StringNode.valueOf(row.toString()));
        }
        if (!row.isArray()) {
            return List.of(row);
        }
        return index >= 0 ? List.of(row.get(index)) : row.values();
    }

    /** The column of this name, or -1 for an input of all columns. */
    private static int index(FixtureRecord fixture, String name) {
        JsonNode features = fixture.json().get("features");
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).get("name").asString().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static Tensor tensor(TensorSpec input, List<JsonNode> cells, int rows) {
        long[] shape = input.shape().size() == 1 ? new long[] {rows} : new long[] {rows, cells.size() / rows};
        if (input.type() == DataType.BYTES) {
            return Tensor.texts(
                    cells.stream()
                            .map(cell -> cell.isNull() ? MISSING : cell.asString())
                            .toList(),
                    shape);
        }
        double[] numbers = cells.stream().mapToDouble(FixtureInputs::number).toArray();
        return input.type() == DataType.FP64 ? Tensor.doubles(numbers, shape) : Tensor.floats(floats(numbers), shape);
    }

    private static float[] floats(double[] numbers) {
        float[] narrow = new float[numbers.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) numbers[i];
        }
        return narrow;
    }

    /** Null is NaN, truth is 1, and infinity is a text. */
    static double number(JsonNode cell) {
        if (cell.isNull()) {
            return Double.NaN;
        }
        if (cell.isBoolean()) {
            return cell.booleanValue() ? 1 : 0;
        }
        return cell.isString() ? Double.parseDouble(cell.asString()) : cell.doubleValue();
    }
}
