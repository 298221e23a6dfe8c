package modelport.inference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that came by the names of columns, brought into the columns' order. */
final class NamedRows {
    private NamedRows() {}

    /** The cells of an object, one for each name; what else it holds is nothing to the model. */
    static List<@Nullable Object> row(Object instance, List<String> names) {
        if (!(instance instanceof Map<?, ?> row)) {
            throw InputErrors.notRows(String.valueOf(instance));
        }
        expectAll(row, names);
        var cells = new ArrayList<@Nullable Object>();
        names.forEach(name -> cells.add(row.get(name)));
        return cells;
    }

    /** The rows of columns, which must have equally many values. */
    static List<List<@Nullable Object>> rows(Map<?, ?> columns, List<String> names) {
        expect(columns, names);
        var rows = new ArrayList<List<@Nullable Object>>();
        for (String name : names) {
            List<?> values = columns.get(name) instanceof List<?> list ? list : List.of();
            if (!rows.isEmpty() && values.size() != rows.size()) {
                throw InputErrors.rowsDiffer(name, rows.size(), values.size());
            }
            for (int i = 0; i < values.size(); i++) {
                if (rows.size() <= i) {
                    rows.add(new ArrayList<>());
                }
                rows.get(i).add(values.get(i));
            }
        }
        return rows;
    }

    /** Refuses names that nobody knows, and misses those that nobody gave. */
    static void expect(Map<?, ?> given, Collection<String> known) {
        for (Object name : given.keySet()) {
            if (!(name instanceof String text) || !known.contains(text)) {
                throw InputErrors.unknownInput(String.valueOf(name), known);
            }
        }
        expectAll(given, known);
    }

    /** Misses the names that nobody gave. */
    static void expectAll(Map<?, ?> given, Collection<String> known) {
        for (String name : known) {
            if (!given.containsKey(name)) {
                throw InputErrors.missingInput(name);
            }
        }
    }
}
