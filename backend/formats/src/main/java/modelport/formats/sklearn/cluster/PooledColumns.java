package modelport.formats.sklearn.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Clusters of columns, each of which becomes one column. */
final class PooledColumns {
    private final Estimator estimator;
    private final Graph graph;
    private final Value rows;

    private PooledColumns(Estimator estimator, Graph graph, Value rows) {
        this.estimator = estimator;
        this.graph = graph;
        this.rows = rows;
    }

    static Answers convert(Estimator estimator, Table rows, Scope scope) {
        long[] labels = estimator.array("labels_").longs();
        List<int[]> clusters = Arrays.stream(labels)
                .distinct()
                .sorted()
                .mapToObj(label -> IntStream.range(0, labels.length)
                        .filter(i -> labels[i] == label)
                        .toArray())
                .toList();
        Graph graph = scope.graph();
        return Answers.of(estimator)
                .table(() -> Table.of(
                        graph, new PooledColumns(estimator, graph, rows.numbers()).pooled(clusters), clusters.size()));
    }

    private Value pooled(List<int[]> clusters) {
        return graph.concat(1, clusters.stream().map(this::pooled).toList());
    }

    private Value pooled(int[] columns) {
        Value picked = graph.columns(rows, columns);
        String function = estimator.get("pooling_func") instanceof PyValue.Global global
                ? global.path()
                : "a function of its own";
        return switch (function) {
            case "numpy.mean" -> graph.reduce("ReduceMean", picked, 1, true);
            case "numpy.sum" -> graph.sum(picked, 1, true);
            case "numpy.max", "numpy.amax" -> graph.reduce("ReduceMax", picked, 1, true);
            case "numpy.min", "numpy.amin" -> graph.reduce("ReduceMin", picked, 1, true);
            case "numpy.median" -> median(picked, columns.length);
            default -> throw estimator.unsupported("pooling_func", function);
        };
    }

    /** The middle of the sorted values, or between the two in the middle. */
    private Value median(Value picked, int width) {
        Value sorted = graph.ops(
                        "",
                        "TopK",
                        List.of(ElementType.DOUBLE, ElementType.INT64),
                        List.of(picked, graph.integer(width)),
                        Attributes.of("axis", 1))
                .getFirst();
        return graph.reduce("ReduceMean", graph.columns(sorted, (width - 1) / 2, width / 2 + 1), 1, true);
    }
}
