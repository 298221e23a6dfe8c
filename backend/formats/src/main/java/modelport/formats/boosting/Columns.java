package modelport.formats.boosting;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The inputs of a model in the order in which it counts them.
 *
 * @param list one a feature
 * @param named whether the names are the data's own; otherwise they only count
 */
public record Columns(List<Column> list, boolean named) {
    /** An input. */
    public sealed interface Column {
        String name();
    }

    /** A number, or a category's number. */
    public record Plain(String name) implements Column {}

    /** A text; its place in the list is the category's number. */
    public record Texts(String name, List<String> categories) implements Column {
        public Texts {
            categories = List.copyOf(categories);
        }
    }

    /** A number that names a category; its place in the list is the category's number. */
    public record Numbers(String name, List<Double> categories) implements Column {
        public Numbers {
            categories = List.copyOf(categories);
        }
    }

    public Columns {
        list = List.copyOf(list);
    }

    /** Columns without names of their own. */
    static Columns counted(int features) {
        return new Columns(
                IntStream.range(0, features)
                        .<Column>mapToObj(i -> new Plain("f" + i))
                        .toList(),
                false);
    }

    public int size() {
        return list.size();
    }

    /** Whether every column is a plain number. */
    public boolean isPlain() {
        return list.stream().allMatch(Plain.class::isInstance);
    }

    /** Names that can stand for inputs: none is empty, endless or comes twice. */
    static boolean areUsable(List<String> names) {
        return new HashSet<>(names).size() == names.size() && names.stream().allMatch(Columns::isUsable);
    }

    private static boolean isUsable(String name) {
        return !name.isBlank()
                && name.length() <= Limits.NAME_LENGTH
                && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }

    /** Refuses categories of which one comes twice. */
    static <T> List<T> distinct(String field, List<T> categories) {
        if (new HashSet<>(categories).size() != categories.size()) {
            throw Flaws.twice(field);
        }
        return categories;
    }
}
