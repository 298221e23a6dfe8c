package modelport.formats.sklearn.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Examples;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Naive Bayes for columns that hold the numbers of categories. */
final class CategoricalBayes {
    private CategoricalBayes() {}

    static Answers convert(Estimator estimator, Table rows, Scope scope) {
        List<Matrix> tables = new ArrayList<>();
        for (PyValue table : estimator.items("feature_log_prob_")) {
            tables.add(Values.matrix(table)
                    .orElseThrow(() -> estimator.unexpected("feature_log_prob_"))
                    .transposed());
        }
        double[] priors = estimator.vector("class_log_prior_");
        Graph graph = scope.graph();
        return Posteriors.answers(estimator, graph, () -> {
            Value looked = graph.gather(table(graph, tables, priors.length), indexes(graph, rows, tables), 0);
            return graph.add(graph.sum(looked, 1, false), graph.doubles(priors));
        });
    }

    /** The tables of all columns one below the other, each with one row for each category. */
    private static Value table(Graph graph, List<Matrix> tables, int classes) {
        double[] all = tables.stream()
                .flatMapToDouble(table -> Arrays.stream(table.values()))
                .toArray();
        return graph.doubles(all, all.length / classes, classes);
    }

    /** Where each row's categories stand. */
    private static Value indexes(Graph graph, Table rows, List<Matrix> tables) {
        List<Value> columns = new ArrayList<>();
        long start = 0;
        for (int i = 0; i < tables.size(); i++) {
            long size = tables.get(i).rows();
            Value category = graph.cast(graph.columns(rows.finite(), i), ElementType.INT64);
            Value unknown = graph.or(
                    graph.less(category, graph.integer(0)), graph.greaterOrEqual(category, graph.integer(size)));
            rows.suggest(i, new Examples.Numbers(known(size)));
            Value zeros = Guard.UNKNOWN_CATEGORY.zeros(graph, unknown, rows.named(List.of(i)));
            columns.add(graph.add(graph.add(category, zeros), graph.integer(start)));
            start += size;
        }
        return graph.concat(1, columns);
    }

    private static List<Double> known(long size) {
        return IntStream.range(0, Examples.MOST)
                .mapToObj(i -> (double) (i % size))
                .toList();
    }
}
