package modelport.training.tuning;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.training.Json;
import modelport.training.Table;
import modelport.training.TrainingSet;

/** The inputs and outputs that all trained models share; what is between is the trainer's. */
public final class TrainedGraph {
    private static final String ROWS = "N";
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");

    private final Graph graph = new Graph("trained");
    private final List<String> classes;
    private final Value rows;

    /** A graph with rows of the set's columns. */
    public TrainedGraph(TrainingSet set) {
        classes = set.classes();
        rows = graph.input("X", ElementType.FLOAT, ROWS, set.rows().columns());
        if (!set.columns().isEmpty()) {
            graph.metadata("modelport.columns", Json.array(set.columns()));
        }
        List<String> gaps = IntStream.range(0, set.rows().columns())
                .filter(column -> hasGap(set.rows(), column))
                .mapToObj(column ->
                        set.columns().isEmpty() ? "x" + column : set.columns().get(column))
                .toList();
        if (!gaps.isEmpty()) {
            graph.metadata("modelport.gaps", Json.array(gaps));
        }
    }

    private static boolean hasGap(Table rows, int column) {
        return IntStream.range(0, rows.rows()).anyMatch(row -> Float.isNaN(rows.at(row, column)));
    }

    public Graph graph() {
        return graph;
    }

    /** The rows, [N, columns] of type FLOAT. */
    public Value rows() {
        return rows;
    }

    /** The whole model, from the probabilities of the classes: [N, classes]. */
    public byte[] classifier(Value probabilities) {
        graph.output("label", labels(graph.argMax(probabilities, 1)), ROWS);
        graph.output("probabilities", graph.cast(probabilities, ElementType.FLOAT), ROWS, classes.size());
        return graph.model().toByteArray();
    }

    private Value labels(Value indexes) {
        boolean whole = classes.stream().allMatch(label -> WHOLE.matcher(label).matches());
        Value labels =
                whole ? graph.longs(classes.stream().mapToLong(Long::parseLong).toArray()) : graph.strings(classes);
        return graph.gather(labels, indexes, 0);
    }

    /** The whole model, from a number for each row: [N, 1]. */
    public byte[] regressor(Value numbers) {
        graph.output("prediction", graph.cast(graph.reshape(numbers, -1), ElementType.FLOAT), ROWS);
        return graph.model().toByteArray();
    }
}
