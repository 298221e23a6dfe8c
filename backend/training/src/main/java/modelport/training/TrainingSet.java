package modelport.training;

import java.util.List;

/**
 * Rows to learn from, and what is right for each.
 *
 * @param truth known for every row
 * @param columns their names; empty where they have none
 * @param classes labels of the classes, in the order of their indexes; empty for numbers
 */
public record TrainingSet(Table rows, Truth truth, List<String> columns, List<String> classes) {
    public TrainingSet {
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
        int count = truth instanceof Truth.Classes known ? known.count() : 0;
        boolean named = columns.isEmpty() || columns.size() == rows.columns();
        if (truth.rows() != rows.rows() || classes.size() != count || !named) {
            throw new IllegalArgumentException("%d rows of %d columns, truth of %d, %d columns and %d classes named"
                    .formatted(rows.rows(), rows.columns(), truth.rows(), columns.size(), classes.size()));
        }
    }

    /** These rows, in this order. */
    public TrainingSet rows(int... chosen) {
        return new TrainingSet(rows.rows(chosen), truth.rows(chosen), columns, classes);
    }
}
