package modelport.formats.boosting;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.boosting.Columns.Column;
import modelport.formats.boosting.Columns.Numbers;
import modelport.formats.boosting.Columns.Plain;
import modelport.formats.boosting.Columns.Texts;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The inputs of a converted booster: one for each column under its name, or one matrix where the columns only count or
 * are many. The matrix of a wide model keeps the names in its metadata.
 */
final class GraphInputs {
    /** A JSON list of the columns' names, for a model with one matrix as input. */
    static final String COLUMNS_KEY = "modelport.columns";

    static final String MATRIX = "X";
    static final int MOST_INPUTS = 64;

    private static final String ROWS = "N";
    private static final JsonFactory JSON = new JsonFactory();

    private GraphInputs() {}

    /** Makes the inputs and gives them as one matrix of the given type. */
    static Value matrix(Graph graph, Columns columns, ElementType type) {
        boolean wide = columns.isPlain() && columns.size() > MOST_INPUTS;
        if (wide || (columns.isPlain() && !columns.named())) {
            if (columns.named()) {
                graph.metadata(COLUMNS_KEY, json(columns.list()));
            }
            return graph.input(MATRIX, type, ROWS, columns.size());
        }
        // All inputs come first, so that no name that is made here can be one of theirs.
        List<Value> inputs = columns.list().stream()
                .map(column -> graph.input(column.name(), inputType(column, type), ROWS, 1))
                .toList();
        List<Value> numbers = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            numbers.add(number(graph, inputs.get(i), columns.list().get(i), type));
        }
        return graph.concat(1, numbers);
    }

    private static ElementType inputType(Column column, ElementType type) {
        return switch (column) {
            case Plain _ -> type;
            case Texts _ -> ElementType.STRING;
            case Numbers _ -> ElementType.DOUBLE;
        };
    }

    /** Categories become their places in the list; what is not in the list is missing. */
    static Value number(Graph graph, Value input, Column column, ElementType type) {
        return switch (column) {
            case Plain _ -> graph.cast(input, type);
            case Texts(String _, List<String> categories) -> {
                String[] keys = categories.toArray(String[]::new);
                yield places(graph, input, Attributes.strings("keys_strings", keys), keys.length, type);
            }
            case Numbers(String _, List<Double> categories) -> {
                double[] keys =
                        categories.stream().mapToDouble(Double::doubleValue).toArray();
                AttributeProto tensor = Attributes.of("keys_tensor", Tensors.doubles("keys", keys, keys.length));
                yield places(graph, input, tensor, keys.length, type);
            }
        };
    }

    private static Value places(Graph graph, Value input, AttributeProto keys, int count, ElementType type) {
        double[] places = IntStream.range(0, count).asDoubleStream().toArray();
        Value number = graph.ml(
                "LabelEncoder",
                ElementType.DOUBLE,
                List.of(input),
                keys,
                Attributes.of("values_tensor", Tensors.doubles("values", places, count)),
                Attributes.of("default_tensor", Tensors.doubles("default", new double[] {Double.NaN}, 1)));
        return graph.cast(number, type);
    }

    private static String json(List<Column> columns) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            columns.forEach(column -> json.writeString(column.name()));
            json.writeEndArray();
        }
        return text.toString();
    }
}
