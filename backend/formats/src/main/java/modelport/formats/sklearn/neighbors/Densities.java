package modelport.formats.sklearn.neighbors;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.bayes.Posteriors;
import modelport.formats.sklearn.metrics.Distances;
import modelport.formats.sklearn.metrics.Metric;
import modelport.formats.sklearn.metrics.Metrics;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Density estimates: the mean of a kernel around each point. Only exact ones, not those that stop early. */
public final class Densities {
    private Densities() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.neighbors._kde.KernelDensity", Densities::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        for (String tolerance : new String[] {"atol", "rtol"}) {
            if (estimator.number(tolerance) != 0) {
                throw estimator.unsupported(tolerance, Double.toString(estimator.number(tolerance)));
            }
        }
        SearchTree tree = SearchTree.of(estimator, "tree_");
        Metric metric = Metrics.of(estimator, "metric", "metric_params");
        DensityKernel kernel = kernel(estimator);
        double bandwidth = estimator.number(estimator.has("bandwidth_") ? "bandwidth_" : "bandwidth");
        int dimensions = tree.points().columns();
        double total = tree.weights()
                .map(weights -> Arrays.stream(weights).sum())
                .orElse((double) tree.points().rows());
        double norm = -kernel.logIntegral(dimensions) - dimensions * Math.log(bandwidth) - Math.log(total);
        Graph graph = scope.graph();
        return Answers.of(estimator).vector(Method.SCORE_SAMPLES, () -> {
            Value distances = metric.of(new Distances(graph, rows.finite(), tree.points()));
            Value each = kernel.logarithm(graph, graph.div(distances, graph.number(bandwidth)));
            Value weighted = tree.weights()
                    .map(weights -> Arrays.stream(weights).map(Math::log).toArray())
                    .map(weights -> graph.add(each, graph.doubles(weights)))
                    .orElse(each);
            return graph.add(graph.squeeze(Posteriors.logSum(graph, weighted), 1), graph.number(norm));
        });
    }

    private static DensityKernel kernel(Estimator estimator) {
        String name = estimator.text("kernel");
        return Arrays.stream(DensityKernel.values())
                .filter(kernel -> kernel.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> estimator.unsupported("kernel", name));
    }
}
