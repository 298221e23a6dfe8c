package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import modelport.ui.components.Box;
import modelport.ui.components.Clipboard;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.HeatTable;
import modelport.ui.components.HeatTable.Cell;
import modelport.ui.components.Twin;
import modelport.ui.components.Words;
import tools.jackson.databind.JsonNode;

/** Vectors as strips, and how alike they are where there are several. */
final class VectorsView extends Box {
    private static final int ROWS = 8;
    private static final int CELLS = 192;
    private static final int HEIGHT = 18;
    private static final int STEPS = 3;
    private static final int BRIEF = 40;

    VectorsView(JsonNode rows, Asked asked) {
        super("div", "mp-stack");
        int count = Math.min(ROWS, rows.size());
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] vector =
                    rows.get(i).valueStream().mapToDouble(JsonNode::asDouble).toArray();
            vectors.add(vector);
            add(createStrip(vector, rows.get(i), caption(asked, i, count), i));
        }
        if (rows.size() > count) {
            add(Words.muted(t("try.moreRows", rows.size() - count)));
        }
        boolean same = vectors.stream().mapToInt(each -> each.length).distinct().count() == 1;
        if (count > 1 && same) {
            add(Words.tag("h3", "mp-drawn-heading", t("drawn.alike")), createMatrix(vectors, asked));
        }
    }

    private static Component createStrip(double[] vector, JsonNode row, String caption, int place) {
        double length = Math.sqrt(dot(vector, vector));
        var words = Words.sentence(t("try.vector", Formats.count(vector.length), Formats.figure(length)));
        var head = Box.of("mp-drawn-head", words, Clipboard.button(t("drawn.copyVector", place + 1), row.toString()));
        var strip = strip(vector).labelled(t("drawn.strip", Formats.count(vector.length)));
        var figures = new Twin(new Figures(row, List.of()));
        return caption.isEmpty()
                ? Box.stack(head, strip, figures)
                : Box.stack(Words.of("mp-drawn-caption", caption), head, strip, figures);
    }

    /** A cell for each number, or for a few neighbours; blue is more than nothing, orange less. */
    private static Drawing strip(double[] vector) {
        int cells = Math.min(CELLS, vector.length);
        var means = new double[cells];
        double most = 0;
        for (int i = 0; i < cells; i++) {
            int from = i * vector.length / cells;
            int to = (i + 1) * vector.length / cells;
            means[i] = IntStream.range(from, to)
                    .mapToDouble(at -> vector[at])
                    .average()
                    .orElse(0);
            most = Math.max(most, Math.abs(means[i]));
        }
        var svg = new StringBuilder();
        svg.append("<svg width=\"100%%\" height=\"%d\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\">"
                .formatted(HEIGHT, cells, HEIGHT));
        for (int i = 0; i < cells; i++) {
            int step = most == 0 ? 0 : (int) Math.round(STEPS * means[i] / most);
            svg.append(String.format(
                    Locale.ROOT, "<rect class=\"%s\" x=\"%d\" width=\"1.02\" height=\"%d\"/>", css(step), i, HEIGHT));
        }
        return new Drawing("mp-strip", svg.append("</svg>").toString());
    }

    private static String css(int step) {
        return step < 0 ? "n" + -step : step > 0 ? "p" + step : "z";
    }

    private static Component createMatrix(List<double[]> vectors, Asked asked) {
        int count = vectors.size();
        List<String> numbers =
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
        List<String> names = IntStream.range(0, count)
                .mapToObj(i -> (i + 1) + "  " + caption(asked, i, count))
                .toList();
        List<List<Cell>> cells = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            List<Cell> row = new ArrayList<>();
            for (int c = 0; c < count; c++) {
                double cosine = cosine(vectors.get(r), vectors.get(c));
                int step = Math.clamp(Math.round(STEPS * cosine), -STEPS, STEPS);
                row.add(new Cell(step, Formats.figure(cosine), t("drawn.alike.pair", r + 1, c + 1)));
            }
            cells.add(row);
        }
        var table = new HeatTable(t("drawn.alike"), "", numbers, names, cells);
        table.addClassName("mp-alike");
        return Box.stack(table, Words.muted(t("drawn.similarity.explain")));
    }

    /** The beginning of the text that it belongs to. */
    private static String caption(Asked asked, int row, int count) {
        String text = count > 1 ? asked.text(row).orElse("") : "";
        return text.length() <= BRIEF ? text : text.substring(0, BRIEF).strip() + "\u2026";
    }

    private static double cosine(double[] one, double[] other) {
        double lengths = Math.sqrt(dot(one, one) * dot(other, other));
        return lengths == 0 ? 0 : dot(one, other) / lengths;
    }

    private static double dot(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] * other[i])
                .sum();
    }
}
