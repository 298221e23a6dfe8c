package modelport.formats.sklearn;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON for the metadata of an ONNX file. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    static String array(List<String> texts) {
        var out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartArray();
            texts.forEach(json::writeString);
            json.writeEndArray();
        }
        return out.toString();
    }

    /** For each input of one column its values. */
    static String columns(Map<String, Examples> columns) {
        return written(json -> columns.forEach((name, examples) -> {
            json.writeArrayPropertyStart(name);
            for (int row = 0; row < Examples.MOST; row++) {
                json.writeStartArray();
                cell(json, examples, row);
                json.writeEndArray();
            }
            json.writeEndArray();
        }));
    }

    /** For the only input its rows; null stands for any number. */
    static String matrix(String name, int width, Map<Integer, Examples> columns) {
        return written(json -> {
            json.writeArrayPropertyStart(name);
            for (int row = 0; row < Examples.MOST; row++) {
                json.writeStartArray();
                for (int column = 0; column < width; column++) {
                    if (columns.containsKey(column)) {
                        cell(json, columns.get(column), row);
                    } else {
                        json.writeNull();
                    }
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    private static void cell(JsonGenerator json, Examples examples, int row) {
        switch (examples) {
            case Examples.Texts(List<String> texts) -> json.writeString(texts.get(row % texts.size()));
            case Examples.Numbers(List<Double> numbers) -> json.writeNumber(numbers.get(row % numbers.size()));
        }
    }

    private static String written(Consumer<JsonGenerator> object) {
        var out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            object.accept(json);
            json.writeEndObject();
        }
        return out.toString();
    }
}
