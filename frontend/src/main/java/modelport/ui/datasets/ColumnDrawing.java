package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import modelport.contract.datasets.ColumnSummary;
import modelport.ui.components.Box;
import modelport.ui.components.Drawing;
import modelport.ui.components.Words;

/** A column's distribution, small. */
final class ColumnDrawing {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 32;

    private ColumnDrawing() {}

    /** Bars over the range of the numbers, with its ends below. */
    static Component histogram(ColumnSummary summary, ColumnSummary.Numbers numbers) {
        String low = ColumnFigures.text(summary.column().type(), numbers.min());
        String high = ColumnFigures.text(summary.column().type(), numbers.max());
        return Box.of(
                "mp-histogram-frame",
                new Drawing("mp-histogram", svg(numbers.edges(), numbers.counts()))
                        .labelled(t("column.histogram", summary.column().name(), low, high)),
                Box.of("mp-histogram-ends", Words.of(low), Words.of(high)));
    }

    private static String svg(List<Double> edges, List<Long> counts) {
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        var bars = new StringBuilder();
        for (int i = 0; i < counts.size(); i++) {
            double from = place(edges, counts.size(), i);
            double width = Math.max(0.5, place(edges, counts.size(), i + 1) - from - 1);
            // What is there at all can be seen, however rare it is.
            double height = counts.get(i) == 0 ? 0 : Math.max(1, HEIGHT * (double) counts.get(i) / most);
            bars.append(String.format(
                    Locale.ROOT,
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>",
                    from,
                    HEIGHT - height,
                    width,
                    height));
        }
        return String.format(
                Locale.ROOT,
                "<svg width='100%%' height='%d' viewBox='0 0 %d %d' preserveAspectRatio='none' aria-hidden='true'>%s</svg>",
                HEIGHT,
                WIDTH,
                HEIGHT,
                bars);
    }

    /** Where an edge lies between left and right; bins of no width stand side by side. */
    private static double place(List<Double> edges, int bins, int edge) {
        double first = edges.getFirst();
        double span = edges.getLast() - first;
        double share = span > 0 ? (edges.get(edge) - first) / span : (double) edge / bins;
        return WIDTH * share;
    }
}
