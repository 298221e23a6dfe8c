package modelport.server.release.internal.report;

import java.util.List;

/** Tables and lists as every part of a report sets them. */
final class Tables {
    private final Html html;

    Tables(Html html) {
        this.html = html;
    }

    /** A table's first row; cells follow row by row, and {@link #end}. */
    void begin(String... headings) {
        html.open("table").open("thead").open("tr");
        for (String heading : headings) {
            html.element("th", heading, "scope", "col");
        }
        html.close().close().open("tbody");
    }

    void row(String... cells) {
        html.open("tr");
        List.of(cells).forEach(cell -> html.element("td", cell));
        html.close();
    }

    void end() {
        html.close().close();
    }

    /** A line of a list of facts. */
    void fact(String name, String value) {
        html.element("dt", name).element("dd", value);
    }

    /** The same for a digest or something else that is compared letter by letter. */
    void exact(String name, String value) {
        html.element("dt", name).open("dd").element("code", value).close();
    }
}
