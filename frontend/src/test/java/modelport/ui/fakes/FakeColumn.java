package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import modelport.contract.monitoring.ColumnRole;
import modelport.contract.monitoring.ColumnScale;
import modelport.contract.monitoring.CountedCell;
import modelport.contract.monitoring.FindingKind;
import modelport.contract.monitoring.WatchedColumn;
import org.jspecify.annotations.Nullable;

/** A column that is like the reference until it drifts, so many windows before the newest. */
record FakeColumn(WatchedColumn column, List<CountedCell> cells, FindingKind kind, int since, double strength) {
    private static final double THRESHOLD = 0.08;

    /** A number in ranges, spread like a bell. */
    static FakeColumn number(String name, double importance, double start, double step, int since, double strength) {
        var cells = new ArrayList<CountedCell>();
        double[] shares = {0.04, 0.09, 0.14, 0.18, 0.2, 0.15, 0.1, 0.06, 0.04};
        for (int i = 0; i < shares.length; i++) {
            Double low = i == 0 ? null : start + step * i;
            Double high = i == shares.length - 1 ? null : start + step * (i + 1);
            cells.add(new CountedCell(null, low, high, shares[i], shares[i]));
        }
        var column = new WatchedColumn(name, ColumnRole.FEATURE, ColumnScale.NUMBER, importance, THRESHOLD, true);
        return new FakeColumn(column, cells, FindingKind.SHAPE, since, strength);
    }

    /** Categories, the most frequent first, and all others. */
    static FakeColumn category(
            String name, ColumnRole role, @Nullable Double importance, int since, double strength, String... labels) {
        var cells = new ArrayList<CountedCell>();
        double rest = 1;
        for (int i = 0; i < labels.length; i++) {
            double share = i == labels.length - 1 ? rest - 0.01 : rest * 0.4;
            rest -= share;
            cells.add(new CountedCell(labels[i], null, null, share, share));
        }
        cells.add(new CountedCell(null, null, null, rest, rest));
        var column = new WatchedColumn(name, role, ColumnScale.CATEGORY, importance, THRESHOLD, true);
        return new FakeColumn(
                column, cells, role == ColumnRole.PREDICTION ? FindingKind.SHAPE : FindingKind.UNSEEN, since, strength);
    }

    FakeColumn ofKind(FindingKind other) {
        return new FakeColumn(column, cells, other, since, strength);
    }

    FakeColumn unjudged() {
        var same = new WatchedColumn(column.name(), column.role(), column.scale(), column.importance(), null, false);
        return new FakeColumn(same, cells, kind, since, strength);
    }

    String name() {
        return column.name();
    }

    boolean movesAt(long age) {
        return since > 0 && age < since;
    }

    /** How large the change is, so many windows before the newest. */
    double effect(long age) {
        double noise = 0.004 + 0.018 * new Random(age * 31 + name().hashCode()).nextDouble();
        return movesAt(age) ? strength * (0.85 + 0.3 * new Random(age).nextDouble()) : noise;
    }

    double outside(long age) {
        return movesAt(age) && (kind == FindingKind.UNSEEN || kind == FindingKind.OUT_OF_RANGE) ? strength / 3 : 0.001;
    }

    double missing(long age) {
        return movesAt(age) && kind == FindingKind.MISSING ? 0.21 : 0.012;
    }

    /** Shares of its cells: what drifts moves towards the first ones. */
    List<Double> shares(long age) {
        double pull = movesAt(age) ? Math.min(0.8, strength * 1.6) : 0;
        var chance = new Random(age * 17 + name().length());
        double[] shares = new double[cells.size()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            double there = cells.get(i).reference() * (1 - pull * i / shares.length * 1.4)
                    + pull * 0.25 * (shares.length - i) / shares.length;
            shares[i] = Math.max(0, there * (0.95 + 0.1 * chance.nextDouble()));
            sum += shares[i];
        }
        var list = new ArrayList<Double>();
        for (double share : shares) {
            list.add(share / sum);
        }
        return list;
    }
}
