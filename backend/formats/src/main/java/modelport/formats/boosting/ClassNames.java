package modelport.formats.boosting;

import java.util.ArrayList;
import java.util.List;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The classes that XGBoost's scikit-learn wrapper told apart. Until release 1.6 these could be any, and they stand in
 * an attribute of the booster as JSON; since then they only count.
 */
record ClassNames(List<String> texts, List<Long> numbers) {
    private static final JsonFactory JSON = new JsonFactory();

    static ClassNames of(Booster booster) {
        return booster instanceof XgboostModel xgboost
                ? read(xgboost.attributes().getOrDefault("scikit_learn", "{}"))
                : none();
    }

    private static ClassNames none() {
        return new ClassNames(List.of(), List.of());
    }

    private static ClassNames read(String text) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean classes = json.currentName().equals("classes_");
                json.nextToken();
                if (classes && json.currentToken() == JsonToken.START_ARRAY) {
                    return list(json);
                }
                json.skipChildren();
            }
            return none();
        } catch (JacksonException other) {
            return none();
        }
    }

    private static ClassNames list(JsonParser json) {
        List<String> texts = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            switch (json.currentToken()) {
                case VALUE_STRING -> texts.add(json.getString());
                case VALUE_NUMBER_INT -> numbers.add(json.getLongValue());
                case null, default -> {
                    return none();
                }
            }
        }
        return new ClassNames(texts, numbers);
    }

    /** Names in the place of indexes, if there is one for each of so many classes. */
    Value named(Graph graph, Value index, int classes) {
        if (texts.size() == classes && numbers.isEmpty()) {
            return graph.gather(graph.strings(texts), index, 0);
        }
        if (numbers.size() == classes && texts.isEmpty()) {
            long[] values = numbers.stream().mapToLong(Long::longValue).toArray();
            return graph.gather(graph.longs(values), index, 0);
        }
        return index;
    }
}
