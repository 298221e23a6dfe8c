package modelport.statistics.classification;

import java.util.List;

/** How often rows of each class were given each label: the cells that are not zero, by truth, then by prediction. */
public record ConfusionMatrix(int classes, List<Cell> cells) {
    public ConfusionMatrix {
        cells = List.copyOf(cells);
    }

    /** Rows of class {@code truth} that were given the label {@code predicted}. */
    public record Cell(int truth, int predicted, long count) {}

    /** The count of one cell, maybe zero. */
    public long at(int truth, int predicted) {
        return cells.stream()
                .filter(cell -> cell.truth() == truth && cell.predicted() == predicted)
                .mapToLong(Cell::count)
                .sum();
    }
}
