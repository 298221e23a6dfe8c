package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Twin;
import modelport.ui.components.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** When somebody speaks: parts of the recording's wave, and a list that plays them. */
final class SpeechView extends Box {
    private static final int MOST = 200;

    SpeechView(JsonNode segments, @Nullable String media) {
        super("div", "mp-stack");
        double seconds = segments.valueStream()
                .mapToDouble(
                        each -> each.path("end").asDouble() - each.path("start").asDouble())
                .sum();
        add(Words.sentence(t("drawn.speech", segments.size(), seconds(seconds))));
        var drawn = new DrawnOn.Sound(t("drawn.recording"), media);
        ArrayNode marks = JsonNodeFactory.instance.arrayNode();
        var list = Box.tag("ol", "mp-spoken").attribute("aria-label", t("drawn.segments"));
        var table = new DataTable(
                t("drawn.segments"),
                Column.figures(t("drawn.number")),
                Column.figures(t("drawn.from")),
                Column.figures(t("drawn.to")),
                Column.figures(t("drawn.probability")));
        for (int i = 0; i < Math.min(MOST, segments.size()); i++) {
            double start = segments.get(i).path("start").asDouble();
            double end = segments.get(i).path("end").asDouble();
            marks.addObject().put("id", Integer.toString(i)).put("start", start).put("end", end);
            list.add(createRow(i, start, end, media != null));
            table.row(
                    Integer.toString(i + 1),
                    seconds(start),
                    seconds(end),
                    Formats.figure(segments.get(i).path("score").asDouble()));
        }
        drawn.mark(marks);
        drawn.add(list);
        add(drawn, new Twin(table));
    }

    private static Component createRow(int place, double start, double end, boolean playable) {
        var words = Words.of("mp-number", t("drawn.segment", seconds(start), seconds(end)));
        if (!playable) {
            return Box.tag("li", "", words);
        }
        return Box.tag(
                "li",
                "",
                Box.tag("button", "mp-spoken-part", Icon.PLAY.draw(), words)
                        .attribute("type", "button")
                        .attribute("data-mark", Integer.toString(place))
                        .attribute("data-start", Double.toString(start))
                        .attribute("data-end", Double.toString(end))
                        .attribute("aria-label", t("drawn.play", seconds(start), seconds(end))));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f\u00a0s", seconds);
    }
}
