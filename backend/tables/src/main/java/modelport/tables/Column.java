package modelport.tables;

import java.util.List;
import modelport.contract.datasets.ColumnType;

/**
 * One column of a table.
 *
 * @param name unique in its table
 * @param type what its cells are
 * @param categories the only texts that a cell may be; empty where any may
 */
public record Column(String name, ColumnType type, List<String> categories) {
    public Column {
        categories = List.copyOf(categories);
        if (!categories.isEmpty() && type != ColumnType.CATEGORY) {
            throw new IllegalArgumentException("only a category has categories: " + name);
        }
    }

    /** A column whose cells may be anything of their type. */
    public Column(String name, ColumnType type) {
        this(name, type, List.of());
    }
}
