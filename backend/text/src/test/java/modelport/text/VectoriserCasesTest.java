package modelport.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts are scikit-learn's, whatever the vectoriser and the text. */
class VectoriserCasesTest {
    static Stream<Map<?, ?>> cases() {
        return Cases.objects("vectorisers.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void counts_are_those_of_scikit_learn(Map<?, ?> sample) {
        TextFeatures declared = declared(sample);
        TextVectoriser vectoriser =
                TextVectoriser.of(declared.features().getFirst().vectoriser());

        List<String> texts = Cases.texts(sample, "texts");
        for (int i = 0; i < texts.size(); i++) {
            List<?> row = (List<?>) Cases.list(sample, "rows").get(i);
            assertThat(vectoriser.row(texts.get(i)))
                    .as("%s of \"%s\"", declared.features(), texts.get(i))
                    .containsExactly(dense(row, vectoriser.width()));
        }
    }

    static Stream<Map<?, ?>> entries() {
        return Cases.objects("entries.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void entries_stand_where_scikit_learn_puts_them(Map<?, ?> sample) {
        TextFeatures declared = declared(sample);
        TextVectoriser vectoriser =
                TextVectoriser.of(declared.features().getFirst().vectoriser());

        List<String> texts = Cases.texts(sample, "texts");
        for (int i = 0; i < texts.size(); i++) {
            List<?> row = (List<?>) Cases.list(sample, "rows").get(i);
            assertThat(vectoriser.row(texts.get(i)))
                    .as("%s of %s", declared.features(), texts.get(i))
                    .containsExactly(dense(row, vectoriser.width()));
        }
        assertThat(TextFeatures.ofJson(declared.toJson())).isEqualTo(declared);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void declarations_come_back_from_their_json(Map<?, ?> sample) {
        TextFeatures declared = declared(sample);

        String json = declared.toJson();

        assertThat(TextFeatures.ofJson(json)).isEqualTo(declared);
        assertThat(json).isASCII();
    }

    private static TextFeatures declared(Map<?, ?> sample) {
        return FeaturesReader.read(JsonFields.of(spelledOut(Cases.value(sample, "declared")), "declared"));
    }

    /** The list of English stop words is left out of the cases: it is long. */
    private static Object spelledOut(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((key, part) -> copy.put(
                        key,
                        key.equals("stop_words") && part.equals("english")
                                ? EnglishStopWords.WORDS
                                : spelledOut(part)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<>();
                list.forEach(part -> copy.add(spelledOut(part)));
                yield copy;
            }
            default -> value;
        };
    }

    private static double[] dense(List<?> sparse, int width) {
        var row = new double[width];
        for (int i = 0; i < sparse.size(); i += 2) {
            row[(Integer) sparse.get(i)] = Double.parseDouble(String.valueOf(sparse.get(i + 1)));
        }
        return row;
    }
}
