package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import modelport.contract.monitoring.ColumnHistory;
import modelport.contract.monitoring.ColumnScale;
import modelport.contract.monitoring.ColumnWindow;
import modelport.contract.monitoring.CountedCell;
import modelport.contract.monitoring.WindowState;
import modelport.ui.components.Formats;
import org.jspecify.annotations.Nullable;

/** The cells of a column with what they are called, and what is missing or outside beside them. */
final class Cells {
    /** So many columns fit into the picture over time; what is more is joined. */
    static final int MOST_WINDOWS = 72;

    /** A cell, with its share then and now. */
    record Pair(String name, double reference, double now) {}

    private final ColumnHistory history;
    private final ColumnWindow now;

    /** With the window that starts then as what is now; with the newest one of enough rows where none does. */
    Cells(ColumnHistory history, @Nullable Instant window) {
        this.history = history;
        List<ColumnWindow> windows = history.windows();
        this.now = windows.stream()
                .filter(each -> each.from().equals(window))
                .findFirst()
                .or(() -> windows.reversed().stream()
                        .filter(each -> each.state() != WindowState.INSUFFICIENT_DATA)
                        .findFirst())
                .orElseGet(windows::getLast);
    }

    /** The window that stands for now. */
    ColumnWindow now() {
        return now;
    }

    /** Every cell in its order. */
    List<Pair> all() {
        List<CountedCell> cells = history.cells();
        return IntStream.range(0, cells.size())
                .mapToObj(i -> new Pair(
                        name(cells.get(i)),
                        cells.get(i).reference(),
                        i < now.cells().size() ? now.cells().get(i) : 0))
                .toList();
    }

    /** What no cell can hold, or the reference does not have. */
    List<Pair> beside() {
        return List.of(
                new Pair(t("monitoring.cell.missing"), history.referenceMissing(), now.missing()),
                new Pair(
                        t(
                                history.column().scale() == ColumnScale.CATEGORY
                                        ? "monitoring.cell.unseen"
                                        : "monitoring.cell.outside"),
                        0,
                        now.outside()));
    }

    List<Pair> everything() {
        var pairs = new ArrayList<>(all());
        pairs.addAll(beside());
        return List.copyOf(pairs);
    }

    /** What its windows are like when neighbours are joined until they fit into a picture. */
    List<ColumnWindow> windows() {
        List<ColumnWindow> windows = history.windows();
        int many = Math.ceilDiv(Math.max(1, windows.size()), MOST_WINDOWS);
        var joined = new ArrayList<ColumnWindow>();
        for (int i = 0; i < windows.size(); i += many) {
            joined.add(join(windows.subList(i, Math.min(windows.size(), i + many))));
        }
        return joined;
    }

    /** Such as: tickets were 900 to 1,200; a category is its own name. */
    static String name(CountedCell cell) {
        if (cell.label() != null) {
            return cell.label().isEmpty() ? t("monitoring.cell.empty") : cell.label();
        }
        if (cell.low() == null && cell.high() == null) {
            return t("monitoring.cell.others");
        }
        if (cell.low() == null) {
            return t("monitoring.cell.below", Formats.figure(cell.high() == null ? 0 : cell.high()));
        }
        return cell.high() == null
                ? t("monitoring.cell.from", Formats.figure(cell.low()))
                : t("monitoring.cell.between", Formats.figure(cell.low()), Formats.figure(cell.high()));
    }

    private static double mean(List<ColumnWindow> windows, ToDoubleFunction<ColumnWindow> share) {
        long rows = windows.stream().mapToLong(ColumnWindow::rows).sum();
        double sum = windows.stream()
                .mapToDouble(each -> share.applyAsDouble(each) * each.rows())
                .sum();
        return rows == 0 ? 0 : sum / rows;
    }

    private static ColumnWindow join(List<ColumnWindow> some) {
        if (some.size() == 1) {
            return some.getFirst();
        }
        var cells = new ArrayList<Double>();
        for (int i = 0; i < some.getFirst().cells().size(); i++) {
            int cell = i;
            cells.add(
                    mean(some, each -> cell < each.cells().size() ? each.cells().get(cell) : 0));
        }
        ColumnWindow worst = some.stream()
                .max(Comparator.comparingDouble(ColumnWindow::effect))
                .orElseThrow();
        return new ColumnWindow(
                some.getFirst().from(),
                some.getLast().to(),
                some.stream().mapToLong(ColumnWindow::rows).sum(),
                worst.state(),
                worst.effect(),
                mean(some, ColumnWindow::missing),
                mean(some, ColumnWindow::outside),
                cells);
    }
}
