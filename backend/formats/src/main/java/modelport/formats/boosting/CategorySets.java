package modelport.formats.boosting;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import modelport.formats.boosting.DerivedColumns.Membership;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Looks up in which sets the categories of one column are: a category's number is changed into a row of a table that
 * has a column for each set. Sets share a table only as long as it is not much larger than they are.
 */
final class CategorySets {
    private static final long SMALL_TABLE = 1 << 16;
    private static final long ROOM_PER_MENTION = 64;

    /** What is no category is in no set. */
    private static final double NONE = -1;

    private static final double MISSING = -2;
    private static final double ABOVE_ALL = 1L << 31;

    private final Graph graph;
    private final Value numbers;
    private final ElementType type;
    private final List<Value> columns = new ArrayList<>();
    private final List<Membership> together = new ArrayList<>();
    private final Set<Integer> mentioned = new TreeSet<>();
    private long mentions;

    private CategorySets(Graph graph, Value numbers, ElementType type) {
        this.graph = graph;
        this.numbers = numbers;
        this.type = type;
    }

    /** Derived columns for the sets of one feature, in their order. */
    static List<Value> columns(Graph graph, Value column, CategoryRule rule, List<Membership> sets) {
        var lookUps = new CategorySets(graph, numbers(graph, column, rule), column.type());
        for (Membership set : sets) {
            lookUps.add(set);
        }
        lookUps.lookUp();
        return lookUps.columns;
    }

    /** The numbers of categories as integers, one a row. */
    private static Value numbers(Graph graph, Value column, CategoryRule rule) {
        Value values = graph.reshape(column, -1);
        ElementType type = column.type();
        Value atLeast = graph.max(values, DerivedColumns.number(graph, type, NONE));
        Value bounded = graph.min(atLeast, DerivedColumns.number(graph, type, ABOVE_ALL));
        Value whole = switch (rule) {
            case XGBOOST -> graph.unary("Floor", bounded);
            case LIGHTGBM -> bounded;
        };
        Value missing = DerivedColumns.number(graph, type, MISSING);
        return graph.cast(graph.where(graph.isNaN(values), missing, whole), ElementType.INT64);
    }

    private void add(Membership set) {
        long fresh = IntStream.of(set.set())
                .filter(each -> !mentioned.contains(each))
                .count();
        long table = (mentioned.size() + fresh + 2) * (together.size() + 1);
        if (table > SMALL_TABLE + ROOM_PER_MENTION * (mentions + set.set().length)) {
            lookUp();
        }
        together.add(set);
        mentions += set.set().length;
        IntStream.of(set.set()).forEach(mentioned::add);
    }

    /** Behind the rows of all categories come one for those that no set has, and one for missing values. */
    private void lookUp() {
        if (together.isEmpty()) {
            return;
        }
        int[] categories = mentioned.stream().mapToInt(Integer::intValue).toArray();
        int other = categories.length;
        int width = together.size();
        ByteBuffer table = ByteBuffer.allocate((other + 2) * width);
        for (int column = 0; column < width; column++) {
            Membership membership = together.get(column);
            for (int category : membership.set()) {
                table.put(Arrays.binarySearch(categories, category) * width + column, (byte) 1);
            }
            table.put((other + 1) * width + column, (byte) (membership.missing() ? 1 : 0));
        }
        Value rows = rows(categories);
        Value found = graph.gather(graph.bytes(ElementType.UINT8, table, other + 2L, width), rows, 0);
        columns.add(graph.cast(found, type));
        together.clear();
        mentioned.clear();
        mentions = 0;
    }

    private Value rows(int[] categories) {
        long[] keys = new long[categories.length + 1];
        long[] places = new long[keys.length];
        for (int i = 0; i < categories.length; i++) {
            keys[i] = categories[i];
            places[i] = i;
        }
        keys[categories.length] = (long) MISSING;
        places[categories.length] = categories.length + 1L;
        return graph.ml(
                "LabelEncoder",
                ElementType.INT64,
                List.of(numbers),
                Attributes.longs("keys_int64s", keys),
                Attributes.longs("values_int64s", places),
                Attributes.of("default_int64", (long) categories.length));
    }
}
