package modelport.server.monitoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import modelport.contract.monitoring.CountedCell;
import modelport.statistics.drift.CategoryCells;
import modelport.statistics.drift.CellCounts;
import modelport.statistics.drift.Cells;
import modelport.statistics.drift.NumberCells;

/** Shares of a column's cells among the values that are there, in their order; missing values have no cell. */
public final class CellShares {
    private final Cells cells;
    private final CellCounts reference;

    public CellShares(Cells cells, CellCounts reference) {
        this.cells = cells;
        this.reference = reference;
    }

    /** One for each cell but that of missing values. */
    public List<Double> of(CellCounts counts) {
        long present = counts.present();
        return IntStream.range(1, cells.size())
                .mapToObj(cell -> share(counts.count(cell), present))
                .toList();
    }

    public double missing(CellCounts counts) {
        return share(counts.count(Cells.MISSING), counts.total());
    }

    public double outside(CellCounts counts) {
        return share(counts.outside(cells), counts.present());
    }

    /** A cell, counted from 0 without that of missing values. */
    public CountedCell cell(int index, double now) {
        double before = share(reference.count(index + 1), reference.present());
        return switch (cells) {
            case CategoryCells categories -> {
                List<String> frequent = categories.frequent();
                yield new CountedCell(index < frequent.size() ? frequent.get(index) : null, null, null, before, now);
            }
            case NumberCells numbers -> {
                List<Double> edges = new ArrayList<>();
                for (double edge : numbers.edges()) {
                    edges.add(edge);
                }
                Double low = index == 0 ? null : edges.get(index - 1);
                Double high = index == edges.size() ? null : edges.get(index);
                yield new CountedCell(null, low, high, before, now);
            }
        };
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : (double) part / all;
    }
}
