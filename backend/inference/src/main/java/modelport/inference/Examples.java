package modelport.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.inference.InferenceException.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Values that a converted file says its graph accepts, where it refuses others: rows of cells by the names of inputs.
 *
 * @param texts cells of inputs that read texts
 * @param numbers rows of other inputs; NaN where any number will do
 */
record Examples(Map<String, List<String>> texts, Map<String, List<double[]>> numbers) {
    /** Key of the file's metadata under which they stand as JSON. */
    static final String KEY = "modelport.examples";

    static final Examples NONE = new Examples(Map.of(), Map.of());

    private static final int MAX_JSON = 4 << 20;
    private static final JsonFactory FACTORY = new JsonFactory();

    static Examples of(OrtSession session) throws OrtException {
        Optional<String> json = session.getMetadata().getCustomMetadataValue(KEY);
        return json.isEmpty() ? NONE : ofJson(json.get());
    }

    static Examples ofJson(String json) {
        var examples = new Examples(new LinkedHashMap<>(), new LinkedHashMap<>());
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            expect(json.length() <= MAX_JSON && parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                examples.read(parser.currentName(), parser);
            }
            expect(parser.currentToken() == JsonToken.END_OBJECT);
        } catch (JacksonException e) {
            throw broken().causedBy(e);
        }
        return examples;
    }

    private void read(String input, JsonParser parser) {
        expect(parser.nextToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            List<Double> row = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                cell(input, parser, row);
            }
            if (!row.isEmpty()) {
                numbers.computeIfAbsent(input, _ -> new ArrayList<>())
                        .add(row.stream().mapToDouble(Double::doubleValue).toArray());
            }
        }
        expect(parser.currentToken() == JsonToken.END_ARRAY);
    }

    private void cell(String input, JsonParser parser, List<Double> row) {
        switch (parser.currentToken()) {
            case VALUE_STRING ->
                texts.computeIfAbsent(input, _ -> new ArrayList<>()).add(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> row.add(parser.getDoubleValue());
            case VALUE_NULL -> row.add(Double.NaN);
            case null, default -> throw broken();
        }
    }

    private static void expect(boolean wellFormed) {
        if (!wellFormed) {
            throw broken();
        }
    }

    private static InferenceException broken() {
        return InferenceException.of(Fault.FILE, "load-failed", "file", KEY, "reason", "JSON");
    }

    /** A number that is worth a try, or the given one if any will do. */
    double number(String input, int row, int column, double otherwise) {
        List<double[]> rows = numbers.getOrDefault(input, List.of());
        if (rows.isEmpty()) {
            return otherwise;
        }
        double[] cells = rows.get(row % rows.size());
        double cell = column < cells.length ? cells[column] : Double.NaN;
        return Double.isNaN(cell) ? otherwise : cell;
    }
}
