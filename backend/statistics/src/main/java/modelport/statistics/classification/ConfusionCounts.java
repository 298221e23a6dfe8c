package modelport.statistics.classification;

import java.util.ArrayList;
import java.util.List;
import modelport.statistics.classification.ConfusionMatrix.Cell;

/** Counts rows by truth and prediction; a line of the matrix exists once its class occurs. */
final class ConfusionCounts {
    private final long[][] lines;
    private long rows;

    ConfusionCounts(int classes) {
        lines = new long[classes][];
    }

    void add(int truth, int predicted, long count) {
        if (lines[truth] == null) {
            lines[truth] = new long[lines.length];
        }
        lines[truth][predicted] += count;
        rows += count;
    }

    void merge(ConfusionCounts other) {
        other.forEach(this::add);
    }

    long rows() {
        return rows;
    }

    long at(int truth, int predicted) {
        return lines[truth] == null ? 0 : lines[truth][predicted];
    }

    /** Visits the cells that are not zero, by truth, then by prediction. */
    void forEach(CellVisitor visitor) {
        for (int truth = 0; truth < lines.length; truth++) {
            for (int predicted = 0; predicted < lines.length; predicted++) {
                long count = at(truth, predicted);
                if (count > 0) {
                    visitor.visit(truth, predicted, count);
                }
            }
        }
    }

    /** The sum of what {@code weight} says of each row. */
    double sum(CellWeight weight) {
        double sum = 0;
        for (int truth = 0; truth < lines.length; truth++) {
            for (int predicted = 0; predicted < lines.length; predicted++) {
                long count = at(truth, predicted);
                sum += count == 0 ? 0 : count * weight.of(truth, predicted);
            }
        }
        return sum;
    }

    Totals totals() {
        int classes = lines.length;
        double[] hits = new double[classes];
        double[] truths = new double[classes];
        double[] predictions = new double[classes];
        forEach((truth, predicted, count) -> {
            truths[truth] += count;
            predictions[predicted] += count;
            if (truth == predicted) {
                hits[truth] += count;
            }
        });
        return new Totals(hits, truths, predictions, rows);
    }

    ConfusionMatrix matrix() {
        List<Cell> cells = new ArrayList<>();
        forEach((truth, predicted, count) -> cells.add(new Cell(truth, predicted, count)));
        return new ConfusionMatrix(lines.length, cells);
    }

    /** A number for the rows of one cell. */
    interface CellWeight {
        double of(int truth, int predicted);
    }

    /** Sees one cell. */
    interface CellVisitor {
        void visit(int truth, int predicted, long count);
    }
}
