package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Words;
import tools.jackson.databind.JsonNode;

/** A vector: the first few figures, under the names of their columns if these are known; the rest on demand. */
final class Figures extends Box {
    private static final int SHOWN = 12;
    private static final int MOST = 2_000;
    private static final int BRIEF = 6;

    Figures(JsonNode values, List<String> names) {
        super("div", "mp-stack");
        int count = values.size();
        int shown = Math.min(SHOWN, count);
        if (count > SHOWN) {
            add(Words.sentence(names.isEmpty() ? vector(values) : t("try.numbers", Formats.count(count))));
        }
        add(list(values, names, 0, shown));
        if (count > shown) {
            add(Box.tag(
                    "details",
                    "mp-fold",
                    Words.tag("summary", "", t("models.andMore", count - shown)),
                    list(values, names, shown, Math.min(count, MOST))));
        }
    }

    /** One value, or the first few of a list. */
    static String brief(JsonNode values) {
        if (!values.isArray()) {
            return AnswerRows.text(values);
        }
        String few = values.valueStream().limit(BRIEF).map(AnswerRows::text).collect(Collectors.joining("  "));
        return values.size() > BRIEF ? few + "  \u2026" : few;
    }

    private static String vector(JsonNode values) {
        double length = Math.sqrt(values.valueStream()
                .mapToDouble(each -> each.asDouble() * each.asDouble())
                .sum());
        return t("try.vector", Formats.count(values.size()), Formats.figure(length));
    }

    private static Component list(JsonNode values, List<String> names, int from, int to) {
        if (names.isEmpty()) {
            return Words.of(
                    "mp-mono mp-vector",
                    IntStream.range(from, to)
                            .mapToObj(i -> Formats.figure(values.get(i).asDouble()))
                            .collect(Collectors.joining("  ")));
        }
        var pairs = Box.tag("dl", "mp-quiet");
        IntStream.range(from, to)
                .forEach(i -> pairs.add(Box.of(
                        "",
                        Words.plain("dt", "mp-mono", names.get(i)),
                        Words.plain(
                                "dd", "mp-mono", Formats.figure(values.get(i).asDouble())))));
        return pairs;
    }
}
