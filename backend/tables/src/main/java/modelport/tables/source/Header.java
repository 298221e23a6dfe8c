package modelport.tables.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.contract.Message;
import modelport.tables.TableException;

/**
 * What the columns of a text file are called.
 *
 * @param notes about names that were made up
 */
record Header(List<String> names, List<Message> notes) {
    private static final int MOST_CHARACTERS = 500;
    private static final double MOST = 0.5;

    static Header of(List<List<String>> rows, boolean named, SourceLimits limits) {
        List<String> first = rows.getFirst();
        if (first.size() > limits.columns()) {
            throw TableException.of("datasets.too-many-columns", "most", limits.columns());
        }
        if (!named) {
            return new Header(
                    IntStream.range(0, first.size()).mapToObj(Header::made).toList(),
                    List.of(TableException.reason("datasets.no-header")));
        }
        checkWidth(rows);
        var notes = new ArrayList<Message>();
        var names = new ArrayList<String>();
        for (int column = 0; column < first.size(); column++) {
            String name = first.get(column).strip();
            if (name.length() > MOST_CHARACTERS) {
                throw TableException.of("datasets.name-too-long", "cell", column + 1, "most", MOST_CHARACTERS);
            }
            if (name.isEmpty()) {
                name = made(column);
                notes.add(TableException.reason("datasets.name-missing", "cell", column + 1, "name", name));
            }
            names.add(name);
        }
        checkUnique(names);
        return new Header(names, notes);
    }

    private static String made(int column) {
        return "column" + (column + 1);
    }

    private static void checkUnique(List<String> names) {
        var places = new HashMap<String, Integer>();
        for (int column = 0; column < names.size(); column++) {
            Integer earlier = places.put(names.get(column), column);
            if (earlier != null) {
                throw TableException.of(
                        "datasets.name-twice", "name", names.get(column), "first", earlier + 1, "second", column + 1);
            }
        }
    }

    /** A header that is shorter or longer than most rows agree on is the header of something else. */
    private static void checkWidth(List<List<String>> rows) {
        int width = rows.getFirst().size();
        Map<Integer, Long> widths = rows.stream()
                .skip(1)
                .map(List::size)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        widths.entrySet().stream()
                .filter(entry -> entry.getKey() != width && entry.getValue() > MOST * (rows.size() - 1))
                .findFirst()
                .ifPresent(entry -> {
                    throw TableException.of("datasets.header-width", "header", width, "rows", entry.getKey());
                });
    }
}
