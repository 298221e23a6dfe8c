package modelport.formats.sklearn.ensemble;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Columns that say how splits by categories decide, so that the trees only compare numbers: 0 for rows that go left, 1
 * for those that go right. Equal questions share a column.
 */
final class CategoryTests {
    /** The row of a table that is for missing values. */
    private static final int MISSING = CategorySet.SIZE;

    /** From here on the library's processors give up and take 0. */
    private static final double INTEGERS = 0x1p31;

    private final Map<Integer, CategorySet> known;
    private final boolean negativeIsMissing;
    private final Map<Integer, Map<Question, Integer>> byFeature = new TreeMap<>();

    /**
     * @param known the categories that each column had in training
     * @param negativeIsMissing whether negative numbers are missing values, or else taken modulo 256
     */
    CategoryTests(Map<Integer, CategorySet> known, boolean negativeIsMissing) {
        this.known = known;
        this.negativeIsMissing = negativeIsMissing;
    }

    private record Question(CategorySet left, boolean missingLeft) {
        /** A category that was not known in training counts as missing. */
        boolean goesRight(int category, CategorySet known) {
            boolean asMissing = category == MISSING || (!left.has(category) && !known.has(category));
            return asMissing ? !missingLeft : !left.has(category);
        }
    }

    /** Notes the question of a split, before any column is counted. */
    void ask(int feature, CategorySet left, boolean missingLeft) {
        Map<Question, Integer> questions = byFeature.computeIfAbsent(feature, _ -> new LinkedHashMap<>());
        questions.putIfAbsent(new Question(left, missingLeft), questions.size());
    }

    /** The column of a question, counted from the first of them. */
    int column(int feature, CategorySet left, boolean missingLeft) {
        int first = 0;
        for (var questions : byFeature.entrySet()) {
            if (questions.getKey() == feature) {
                return first + Objects.requireNonNull(questions.getValue().get(new Question(left, missingLeft)));
            }
            first += questions.getValue().size();
        }
        throw new IllegalArgumentException("a question that was not asked");
    }

    /** How many columns there are. */
    int count() {
        return byFeature.values().stream().mapToInt(Map::size).sum();
    }

    /** The rows with the columns behind their own; both of type DOUBLE. */
    Value append(Graph graph, Value rows) {
        List<Value> parts = new ArrayList<>(List.of(rows));
        byFeature.forEach((feature, questions) -> {
            ByteBuffer table = table(feature, List.copyOf(questions.keySet()));
            Value right = graph.bytes(ElementType.UINT8, table, MISSING + 1L, questions.size());
            Value index = graph.squeeze(index(graph, graph.columns(rows, feature)), 1);
            parts.add(graph.cast(graph.gather(right, index, 0), ElementType.DOUBLE));
        });
        return graph.concat(1, parts);
    }

    private ByteBuffer table(int feature, List<Question> questions) {
        CategorySet categories = Objects.requireNonNull(known.get(feature));
        ByteBuffer table = ByteBuffer.allocate((MISSING + 1) * questions.size());
        for (int category = 0; category <= MISSING; category++) {
            for (Question question : questions) {
                table.put((byte) (question.goesRight(category, categories) ? 1 : 0));
            }
        }
        return table.flip();
    }

    /** Which row of a table is for a number: its lowest 8 bits, as the library casts it. */
    private Value index(Graph graph, Value column) {
        Value missing =
                negativeIsMissing ? graph.not(graph.greaterOrEqual(column, graph.number(0))) : graph.isNaN(column);
        Value bounded = graph.max(graph.min(column, graph.number(INTEGERS)), graph.number(-INTEGERS));
        Value present = graph.where(missing, graph.number(0), bounded);
        Value code = graph.op(
                "Mod",
                ElementType.INT64,
                List.of(graph.cast(present, ElementType.INT64), graph.integer(CategorySet.SIZE)));
        return graph.where(missing, graph.integer(MISSING), code);
    }
}
