package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import java.util.List;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Twin;
import modelport.ui.components.Words;
import modelport.ui.prediction.Marked.Part;
import tools.jackson.databind.JsonNode;

/** The answer to a question, where it stands in the text, and what else it could be. */
final class SpanView extends Box {
    SpanView(JsonNode answers, String context) {
        super("div", "mp-stack");
        JsonNode best = answers.get(0);
        add(Words.of("mp-big-answer", best.path("answer").asString()));
        add(Words.sentence(t("drawn.sure", Formats.percent(best.path("score").asDouble()))));
        if (!context.isEmpty()) {
            var part = new Part(best.path("start").asInt(), best.path("end").asInt(), "", 1);
            add(Box.of("mp-drawn-scroll", new Marked(context).draw(List.of(part)))
                    .attribute("tabindex", "0")
                    .attribute("role", "region")
                    .attribute("aria-label", t("drawn.inContext")));
        }
        var table = new DataTable(
                t("drawn.answers"),
                Column.text(t("drawn.answer")),
                Column.figures(t("drawn.place")),
                Column.figures(t("drawn.probability")));
        answers.forEach(each -> table.row(
                each.path("answer").asString(),
                place(each),
                Formats.figure(each.path("score").asDouble())));
        add(answers.size() > 1 ? table : new Twin(table));
    }

    /** From which character to which: 14–21. */
    static String place(JsonNode part) {
        return part.path("start").asInt() + "\u2013" + part.path("end").asInt();
    }
}
