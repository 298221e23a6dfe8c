package modelport.statistics.classification;

import java.util.HashMap;
import java.util.Map;
import modelport.statistics.paired.Flips;

/** Counts rows by truth and the labels of two versions. */
final class JointCounts {
    private final int classes;
    private final Map<Long, long[]> cells = new HashMap<>();
    private long rows;

    JointCounts(int classes) {
        this.classes = classes;
    }

    void add(int truth, int first, int second, long count) {
        long key = ((long) truth * classes + first) * classes + second;
        cells.computeIfAbsent(key, _ -> new long[1])[0] += count;
        rows += count;
    }

    void merge(JointCounts other) {
        other.forEach(this::add);
    }

    long rows() {
        return rows;
    }

    /** Visits the cells that are not zero, in an order that does not depend on the rows' order. */
    void forEach(CellVisitor visitor) {
        cells.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(cell -> {
            long key = cell.getKey();
            int truth = (int) (key / classes / classes);
            visitor.visit(truth, (int) (key / classes % classes), (int) (key % classes), cell.getValue()[0]);
        });
    }

    ConfusionCounts first() {
        var counts = new ConfusionCounts(classes);
        forEach((truth, first, second, count) -> counts.add(truth, first, count));
        return counts;
    }

    ConfusionCounts second() {
        var counts = new ConfusionCounts(classes);
        forEach((truth, first, second, count) -> counts.add(truth, second, count));
        return counts;
    }

    Flips flips() {
        long[] kinds = new long[4];
        forEach((truth, first, second, count) -> {
            int lost = first == truth ? 1 : 0;
            int won = second == truth ? 2 : 0;
            kinds[first == second ? 3 : lost + won] += count;
        });
        return new Flips(kinds[3], kinds[1], kinds[2], kinds[0]);
    }

    /** Sees one cell. */
    interface CellVisitor {
        void visit(int truth, int first, int second, long count);
    }
}
