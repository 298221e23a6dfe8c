package modelport.formats.sklearn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/**
 * The model's own input. A pickle does not say which columns hold texts: that shows when the steps ask for them. So a
 * model is converted twice, the first time only to learn it.
 *
 * <p>Numbers alone are one matrix, named {@value #MATRIX}; where there are texts, or named columns that no step reads,
 * each column that is read is an input of its own, named as the model calls it, or x0, x1, ...
 */
final class Inputs {
    /** The only input of a model of numbers. */
    static final String MATRIX = "X";

    static final String ROWS = "N";

    /** Their number, where any will do. */
    static final String COLUMNS = "columns";

    private final Graph graph;
    private final int width;
    private final List<String> names;
    private final @Nullable ElementType[] asked;
    /** Columns of texts that are read outside of the graph. */
    private final boolean[] outside;
    /** Columns that some step cannot do without. */
    private final boolean[] needed;

    private final boolean apart;
    private final Map<Integer, Segment> columns = new TreeMap<>();
    private final Map<Integer, Examples> examples = new TreeMap<>();
    private @Nullable Segment matrix;
    private boolean settled;

    private Inputs(
            Graph graph,
            int width,
            List<String> names,
            @Nullable ElementType[] asked,
            boolean[] outside,
            boolean apart) {
        this.graph = graph;
        this.width = width;
        this.names = List.copyOf(names);
        this.asked = asked;
        this.outside = outside;
        this.needed = new boolean[asked.length];
        this.apart = apart;
    }

    /** For the first conversion: every column is what is asked for. */
    static Inputs unknown(Graph graph, int width, List<String> names) {
        int told = Math.max(1, width);
        return new Inputs(graph, width, names, new ElementType[told], new boolean[told], true);
    }

    /** For the second, with what the first has learnt. */
    Inputs settled(Graph next) {
        boolean apart = Arrays.asList(asked).contains(ElementType.STRING);
        for (int i = 0; i < width; i++) {
            apart |= outside[i] || (asked[i] == null && !names.isEmpty());
        }
        var settled = new Inputs(next, width, names, asked.clone(), outside.clone(), apart);
        settled.settled = true;
        settled.declare();
        return settled;
    }

    private void declare() {
        if (!apart) {
            Object columns = width == WidthRules.ANY ? COLUMNS : width;
            matrix = new Segment(graph.input(MATRIX, ElementType.DOUBLE, ROWS, columns), width(), MATRIX);
            return;
        }
        for (int i = 0; i < width; i++) {
            ElementType type = asked[i] == ElementType.STRING ? ElementType.STRING : ElementType.DOUBLE;
            if (asked[i] == null && (outside[i] || !names.isEmpty())) {
                continue;
            }
            columns.put(i, new Segment(graph.input(name(i), type, ROWS, 1), 1, name(i)));
        }
    }

    /** Number of columns; one stands for all where nobody looks at them. */
    int width() {
        return Math.max(1, width);
    }

    boolean anyWidth() {
        return width == WidthRules.ANY;
    }

    List<String> names() {
        return names;
    }

    private String name(int index) {
        return names.isEmpty() ? "x" + index : names.get(index);
    }

    /** The columns of these indexes, which hold values of this type. */
    List<Segment> read(List<Integer> indexes, ElementType type) {
        indexes.forEach(index -> ask(index, type));
        if (matrix != null) {
            return List.of(matrix.columns(graph, indexes));
        }
        List<Segment> segments = new ArrayList<>();
        for (int index : indexes) {
            segments.add(columns.computeIfAbsent(
                    index, _ -> new Segment(graph.input(name(index), type, ROWS, 1), 1, name(index))));
        }
        return segments;
    }

    /** Something that has as many rows as the input: what was read already, or else the first column. */
    Value any() {
        if (matrix != null) {
            return matrix.value();
        }
        if (!settled && columns.isEmpty()) {
            return graph.doubles(new double[] {0}, 1, 1);
        }
        return columns.values().stream()
                .findFirst()
                .orElseGet(() -> read(List.of(0), ElementType.DOUBLE).getFirst())
                .value();
    }

    /** The input's name, for a column of texts that is read outside of the graph. */
    String textName(int index) {
        if (asked[index] == ElementType.DOUBLE) {
            throw RefusedException.of("sklearn.column-both", "column", name(index));
        }
        outside[index] = true;
        needed[index] = true;
        return name(index);
    }

    /** The names of all inputs that a caller gives, in the order of the columns; of a model that reads texts. */
    List<String> given() {
        return IntStream.range(0, width)
                .filter(index -> outside[index] || columns.containsKey(index))
                .mapToObj(this::name)
                .toList();
    }

    /** Some step cannot do without the values of this column. */
    void expectNoGaps(int index) {
        needed[index] = true;
    }

    /** Values of a column that a step accepts, which may refuse others. */
    void suggest(int index, Examples values) {
        examples.putIfAbsent(index, values);
    }

    /** What was suggested, as JSON: for each input its rows, with null where any number will do. */
    Optional<String> examples() {
        if (examples.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                matrix == null
                        ? Json.columns(examples.entrySet().stream()
                                .filter(column -> columns.containsKey(column.getKey()))
                                .collect(Collectors.toMap(
                                        column -> name(column.getKey()),
                                        Map.Entry::getValue,
                                        (first, _) -> first,
                                        LinkedHashMap::new)))
                        : Json.matrix(MATRIX, width, examples));
    }

    /** The names of columns whose values may be missing. */
    List<String> gaps() {
        return IntStream.range(0, width)
                .filter(index -> asked[index] != null && !needed[index])
                .mapToObj(this::name)
                .toList();
    }

    private void ask(int index, ElementType type) {
        ElementType before = asked[index];
        if ((before != null && before != type) || (outside[index] && type != ElementType.STRING)) {
            throw RefusedException.of("sklearn.column-both", "column", name(index));
        }
        asked[index] = type;
    }
}
