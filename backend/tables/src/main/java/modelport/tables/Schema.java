package modelport.tables;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The columns of a table, in order. */
public record Schema(List<Column> columns) {
    public Schema {
        columns = List.copyOf(columns);
        var names = new HashSet<String>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns with one name: " + column.name());
            }
        }
    }

    /** Where a column stands, if there is one of that name. */
    public OptionalInt indexOf(String name) {
        return IntStream.range(0, columns.size())
                .filter(index -> columns.get(index).name().equals(name))
                .findFirst();
    }

    /** The column of that name; asking for one that is not there is a bug. */
    public int require(String name) {
        return indexOf(name).orElseThrow(() -> new IllegalArgumentException("no column " + name));
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
