package modelport.formats.sklearn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way through a pipeline. Columns hold numbers (as DOUBLE) or texts; the columns of a model's own input
 * become the one or the other when somebody asks for them.
 */
public final class Table {
    private static final int MOST_NAMES = 4;

    private final Graph graph;
    private final List<Source> columns;
    private final List<String> names;
    private final Supplier<Value> finite = Answers.once(this::checked);

    private Table(Graph graph, List<Source> columns, List<String> names) {
        this.graph = graph;
        this.columns = List.copyOf(columns);
        this.names = List.copyOf(names);
    }

    /** One column: where it is, or how to get it. */
    private sealed interface Source {
        /**
         * @param gaps a column whose gaps show as NaN here
         * @param values a column of the same values, but for its gaps
         */
        record Computed(
                Segment segment,
                int index,
                @Nullable Source gaps,
                @Nullable Source values) implements Source {}

        record Input(Inputs inputs, int index) implements Source {}
    }

    /** The model's own input. */
    static Table of(Graph graph, Inputs inputs) {
        List<Source> columns = IntStream.range(0, inputs.width())
                .<Source>mapToObj(index -> new Source.Input(inputs, index))
                .toList();
        return new Table(graph, columns, inputs.names());
    }

    /** Computed columns: numbers of type DOUBLE, or texts, of shape [N, width]. */
    public static Table of(Graph graph, Value value, int width) {
        if (value.type() != ElementType.DOUBLE && value.type() != ElementType.STRING) {
            throw new IllegalArgumentException("a table of " + value.type());
        }
        var segment = new Segment(value, width, null);
        return new Table(
                graph,
                IntStream.range(0, width)
                        .<Source>mapToObj(index -> new Source.Computed(segment, index, null, null))
                        .toList(),
                List.of());
    }

    /** This table, whose numbers are NaN where those of the same column of {@code rows} are. */
    public Table withGapsOf(Table rows) {
        return map((computed, column) ->
                new Source.Computed(computed.segment(), computed.index(), rows.columns.get(column), computed.values()));
    }

    /** This table, whose values are those of the same column of {@code rows}, but for gaps that were filled. */
    public Table withValuesOf(Table rows) {
        return map((computed, column) ->
                new Source.Computed(computed.segment(), computed.index(), computed.gaps(), rows.columns.get(column)));
    }

    private Table map(BiFunction<Source.Computed, Integer, Source> change) {
        List<Source> changed = IntStream.range(0, columns.size())
                .mapToObj(column -> columns.get(column) instanceof Source.Computed computed
                        ? change.apply(computed, column)
                        : columns.get(column))
                .toList();
        return new Table(graph, changed, names);
    }

    /** Tells values of a column that a step is known to accept, which may refuse others. */
    public void suggest(int column, Examples examples) {
        Source source = columns.get(column);
        while (source instanceof Source.Computed computed && computed.values() != null) {
            source = computed.values();
        }
        if (source instanceof Source.Input(Inputs inputs, int index)) {
            inputs.suggest(index, examples);
        }
    }

    /** The columns of all tables side by side. */
    public static Table beside(Graph graph, List<Table> tables) {
        List<Source> columns =
                tables.stream().flatMap(table -> table.columns.stream()).toList();
        return new Table(graph, columns, List.of());
    }

    /** Number of rows, an INT64 of shape [1]. */
    public Value count() {
        Source any = columns.stream()
                .filter(Source.Computed.class::isInstance)
                .findFirst()
                .orElse(columns.getFirst());
        return switch (any) {
            case Source.Computed computed -> graph.rows(computed.segment().value());
            case Source.Input input -> graph.rows(input.inputs().any());
        };
    }

    /** The same values for each of the rows, of shape [N, values]. */
    public Value repeated(double... values) {
        Value shape = graph.concat(0, List.of(count(), graph.integer(values.length)));
        return graph.op("Expand", ElementType.DOUBLE, List.of(graph.doubles(values, 1, values.length), shape));
    }

    /** Number of columns. */
    public int width() {
        return columns.size();
    }

    /** Names of the columns, where the model knows them: of its own input only. */
    public List<String> names() {
        return names;
    }

    /** The names of some columns as a person knows them, or else x0, x1, ... by their places here. */
    public String named(List<Integer> indexes) {
        return indexes.stream()
                .map(index -> names.isEmpty() ? "x" + index : names.get(index))
                .collect(Collectors.joining(", "));
    }

    /** The names of all columns, or of the first few of many. */
    public String named() {
        String first =
                named(IntStream.range(0, Math.min(MOST_NAMES, width())).boxed().toList());
        return width() > MOST_NAMES ? first + ", ..." : first;
    }

    /** Some columns, in this order. */
    public Table select(List<Integer> indexes) {
        return new Table(
                graph,
                indexes.stream().map(columns::get).toList(),
                names.isEmpty() ? List.of() : indexes.stream().map(names::get).toList());
    }

    /** All columns as numbers, of type DOUBLE and shape [N, width]; refused if one holds texts. */
    public Value numbers() {
        return join(ElementType.DOUBLE, false);
    }

    /** All columns as numbers, none of which is NaN or infinite: a run with such a row fails, as scikit-learn does. */
    public Value finite() {
        return finite.get();
    }

    private Value checked() {
        Value all = numbers();
        Value sum = graph.sum(all, 1, true);
        Value broken = graph.not(graph.equal(graph.sub(sum, sum), graph.number(0)));
        return graph.add(all, graph.cast(Guard.NOT_FINITE.zeros(graph, broken, named()), ElementType.DOUBLE));
    }

    /** All columns as texts, of shape [N, width]; refused if one holds numbers. */
    public Value texts() {
        return join(ElementType.STRING, false);
    }

    /** The same, for an estimator that knows what to do with NaN. */
    public Value numbersWithGaps() {
        return join(ElementType.DOUBLE, true);
    }

    /** The same, for an estimator that knows what to do with {@link Missing#TEXT}. */
    public Value textsWithGaps() {
        return join(ElementType.STRING, true);
    }

    /** One column as numbers that may be NaN, of shape [N, 1]. */
    public Value numbersWithGaps(int column) {
        return select(List.of(column)).numbersWithGaps();
    }

    /** One column as texts that may be missing, of shape [N, 1]. */
    public Value textsWithGaps(int column) {
        return select(List.of(column)).textsWithGaps();
    }

    /** One column as numbers, of shape [N, 1]. */
    public Value numbers(int column) {
        return select(List.of(column)).numbers();
    }

    /** One column as texts, of shape [N, 1]. */
    public Value texts(int column) {
        return select(List.of(column)).texts();
    }

    /** Whether this column was computed and holds texts. */
    public boolean isText(int column) {
        return columns.get(column) instanceof Source.Computed computed
                && computed.segment().isText();
    }

    /** Whether this column was computed, so that its type is settled. */
    public boolean isComputed(int column) {
        return columns.get(column) instanceof Source.Computed;
    }

    /** The name of the model's own input that is the only column here, which then holds texts. */
    public String onlyTextInput() {
        if (columns.size() == 1 && columns.getFirst() instanceof Source.Input(Inputs inputs, int index)) {
            return inputs.textName(index);
        }
        throw RefusedException.of("sklearn.text-not-input");
    }

    private Value join(ElementType type, boolean gaps) {
        if (!gaps) {
            columns.forEach(Table::expectNoGaps);
        }
        List<Segment> segments = new ArrayList<>();
        int start = 0;
        while (start < columns.size()) {
            int end = start + 1;
            while (end < columns.size() && sameOrigin(columns.get(start), columns.get(end))) {
                end++;
            }
            segments.addAll(read(columns.subList(start, end), type));
            start = end;
        }
        segments.stream()
                .filter(segment -> segment.value().type() != type)
                .findFirst()
                .ifPresent(_ -> {
                    throw RefusedException.of(type == ElementType.STRING ? "sklearn.not-texts" : "sklearn.not-numbers");
                });
        return graph.concat(1, segments.stream().map(Segment::value).toList());
    }

    /** Says that a step cannot do without the values of a column. */
    public void expectNoGaps(int column) {
        expectNoGaps(columns.get(column));
    }

    private static void expectNoGaps(Source column) {
        switch (column) {
            case Source.Input(Inputs inputs, int index) -> inputs.expectNoGaps(index);
            case Source.Computed computed -> {
                if (computed.gaps() != null) {
                    expectNoGaps(computed.gaps());
                }
            }
        }
    }

    private static boolean sameOrigin(Source left, Source right) {
        return switch (left) {
            case Source.Computed computed ->
                right instanceof Source.Computed other && other.segment().equals(computed.segment());
            case Source.Input _ -> right instanceof Source.Input;
        };
    }

    private List<Segment> read(List<Source> run, ElementType type) {
        return switch (run.getFirst()) {
            case Source.Computed first ->
                List.of(first.segment()
                        .columns(
                                graph,
                                run.stream()
                                        .map(source -> ((Source.Computed) source).index())
                                        .toList()));
            case Source.Input first ->
                first.inputs()
                        .read(
                                run.stream()
                                        .map(source -> ((Source.Input) source).index())
                                        .toList(),
                                type);
        };
    }
}
