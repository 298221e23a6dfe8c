package modelport.ui.components;

import java.util.List;

/** A heat map that is a table: the figures are in it, the colour only helps. */
public final class HeatTable extends Box {
    private static final int FEW = 8;

    /** One figure with what to say when somebody points at it; its step runs from -3 (worse) to 3 (better). */
    public record Cell(int step, String text, String title) {}

    /** Rows go down, with one cell for each name across. */
    public HeatTable(String caption, String corner, List<String> across, List<String> down, List<List<Cell>> cells) {
        super("div", "mp-heat-frame");
        attribute("tabindex", "0")
                .attribute("role", "region")
                .attribute("aria-label", caption)
                .attribute("data-scrolls", "");
        var head = Box.tag("tr", "", Box.tag("td", "mp-heat-corner", Words.of(corner)));
        across.forEach(name -> head.add(header(name, "col")));
        var body = Box.tag("tbody", "");
        for (int r = 0; r < down.size(); r++) {
            var row = Box.tag("tr", "", header(down.get(r), "row"));
            cells.get(r)
                    .forEach(cell -> row.add(Box.tag("td", css(cell.step()), Words.of(cell.text()))
                            .attribute("title", cell.title())));
            body.add(row);
        }
        add(Box.tag(
                "table",
                across.size() > FEW ? "mp-heat mp-heat-many" : "mp-heat",
                Words.tag("caption", "mp-hidden", caption),
                Box.tag("thead", "", head),
                body));
    }

    private static Box header(String name, String scope) {
        return Box.tag("th", "", Words.of(name)).attribute("scope", scope).attribute("title", name);
    }

    private static String css(int step) {
        return "mp-heat-" + (step < 0 ? "n" + -step : step > 0 ? "p" + step : "0");
    }
}
