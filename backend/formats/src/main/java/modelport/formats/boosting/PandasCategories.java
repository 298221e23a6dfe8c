package modelport.formats.boosting;

import java.util.ArrayList;
import java.util.List;
import modelport.formats.boosting.Columns.Column;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the last line that LightGBM's Python package adds to a file: the categories of a data frame's columns. */
final class PandasCategories {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String FIELD = "pandas_categorical";

    private PandasCategories() {}

    /** The categories of one column, texts or numbers. */
    record Values(List<String> texts, List<Double> numbers) {
        Column column(String name) {
            if (!texts.isEmpty()) {
                return new Columns.Texts(name, Columns.distinct(FIELD, texts));
            }
            return numbers.isEmpty()
                    ? new Columns.Plain(name)
                    : new Columns.Numbers(name, Columns.distinct(FIELD, numbers));
        }
    }

    /** One entry a column; none for {@code null} and for nothing. */
    static List<Values> read(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            List<Values> columns = columns(json);
            require(json.nextToken() == null);
            return columns;
        } catch (JacksonException notJson) {
            throw Flaws.form(FIELD);
        }
    }

    private static List<Values> columns(JsonParser json) {
        List<Values> columns = new ArrayList<>();
        if (json.nextToken() == JsonToken.VALUE_NULL) {
            return columns;
        }
        require(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.START_ARRAY);
            columns.add(values(json));
        }
        return columns;
    }

    private static Values values(JsonParser json) {
        List<String> texts = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            switch (json.currentToken()) {
                case VALUE_STRING -> texts.add(json.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numbers.add(json.getDoubleValue());
                case VALUE_TRUE -> numbers.add(1.0);
                case VALUE_FALSE -> numbers.add(0.0);
                case null, default -> throw Flaws.form(FIELD);
            }
        }
        require(texts.isEmpty() || numbers.isEmpty());
        return new Values(texts, numbers);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw Flaws.form(FIELD);
        }
    }
}
