package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.Twin;
import modelport.ui.components.Words;
import tools.jackson.databind.JsonNode;

/** A bar for each class, the likeliest first; the less likely ones on demand. */
final class Scores extends Box {
    private static final int SHOWN = 8;
    private static final int MOST = 200;

    private record Score(String name, double value) {}

    /** A score for each class, in their order. */
    Scores(List<String> classes, JsonNode values) {
        this(IntStream.range(0, classes.size())
                .mapToObj(i -> new Score(classes.get(i), values.get(i).asDouble()))
                .sorted(Comparator.comparingDouble(Score::value).reversed())
                .toList());
    }

    private Scores(List<Score> all) {
        super("div", "mp-stack");
        List<Score> best = all.stream().limit(MOST).toList();
        int shown = Math.min(SHOWN, best.size());
        add(bars(best.subList(0, shown), true));
        if (best.size() > shown) {
            add(Box.tag(
                    "details",
                    "mp-fold",
                    Words.tag("summary", "", t("models.andMore", all.size() - shown)),
                    bars(best.subList(shown, best.size()), false)));
        }
    }

    /** Things with a name and a score, in their order, and the same as a table. */
    static Component of(JsonNode things, String name) {
        List<Score> scores = things.valueStream()
                .map(each ->
                        new Score(each.path(name).asString(), each.path("score").asDouble()))
                .toList();
        var table =
                new DataTable(t("drawn.labels"), Column.text(t("drawn.label")), Column.figures(t("drawn.probability")));
        scores.forEach(score -> table.row(score.name(), Formats.figure(score.value())));
        return Box.stack(new Scores(scores), new Twin(table));
    }

    private static Component bars(List<Score> scores, boolean first) {
        var bars = Box.of("mp-scores");
        for (int i = 0; i < scores.size(); i++) {
            boolean top = first && i == 0;
            Score score = scores.get(i);
            bars.add(
                    Words.of(top ? "mp-top-answer" : "", score.name()),
                    Drawing.bar(top ? "ink" : "", score.value()),
                    Words.of("mp-number" + (top ? " mp-top-answer" : ""), Formats.figure(score.value())));
        }
        return bars;
    }
}
