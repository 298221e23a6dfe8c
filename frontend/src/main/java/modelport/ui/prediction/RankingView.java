package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.Twin;
import modelport.ui.components.Words;
import tools.jackson.databind.JsonNode;

/** What somebody may want, the best first; bars run from the worst of these to the best. */
final class RankingView extends Box {
    RankingView(JsonNode items) {
        super("div", "mp-stack");
        double best = items.path(0).path("score").asDouble();
        double worst = Math.min(0, items.path(items.size() - 1).path("score").asDouble());
        var list = Box.tag("ol", "mp-ranking").attribute("aria-label", t("drawn.ranking"));
        var table = new DataTable(
                t("drawn.ranking"),
                Column.figures(t("drawn.rank")),
                Column.text(t("drawn.item")),
                Column.figures(t("drawn.score")));
        for (int i = 0; i < items.size(); i++) {
            String name = items.get(i).path("item").asString();
            double score = items.get(i).path("score").asDouble();
            double share = best == worst ? 1 : (score - worst) / (best - worst);
            list.add(Box.tag(
                    "li",
                    "",
                    Words.of("mp-rank", Integer.toString(i + 1)),
                    Words.of(name),
                    Drawing.bar("now", share),
                    Words.number(Formats.figure(score))));
            table.row(Integer.toString(i + 1), name, Formats.figure(score));
        }
        add(list, new Twin(table));
    }
}
