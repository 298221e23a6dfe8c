package modelport.formats.sklearn.neighbors;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.NoNewRows;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.linear.Outliers;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The local outlier factor: how much thinner the points lie around a row than around its neighbours. */
public final class LocalOutliers {
    /** What scikit-learn adds to a mean of distances before it divides by it. */
    private static final double TINY = 1e-10;

    private LocalOutliers() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.neighbors._lof.LocalOutlierFactor", LocalOutliers::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        if (!estimator.flag("novelty")) {
            throw NoNewRows.refusal(estimator);
        }
        Graph graph = scope.graph();
        Neighbourhood known = Neighbourhood.of(estimator, graph).telling(densities(estimator));
        int count = estimator.integer("n_neighbors_");
        double offset = estimator.number("offset_");
        Supplier<Value> score =
                Answers.once(() -> score(estimator, graph, known.nearest(rows, Count.fixed(graph, count))));
        Answers answers = Answers.of(estimator).vector(Method.SCORE_SAMPLES, score);
        answers.vector(Method.DECISION_FUNCTION, () -> graph.sub(score.get(), graph.number(offset)));
        return answers.vector(Method.PREDICT, () -> Outliers.signs(graph, answers.value(Method.DECISION_FUNCTION)));
    }

    /** What counts of a point: its density, and how far it is from its own farthest neighbour. */
    private static Matrix densities(Estimator estimator) {
        double[] reaches = reaches(estimator);
        double[] both = Arrays.copyOf(estimator.vector("_lrd"), 2 * reaches.length);
        System.arraycopy(reaches, 0, both, reaches.length, reaches.length);
        return new Matrix(both, 2, reaches.length).transposed();
    }

    private static double[] reaches(Estimator estimator) {
        return estimator.matrix("_distances_fit_X_").column(estimator.integer("n_neighbors_") - 1);
    }

    private static Value score(Estimator estimator, Graph graph, Neighbourhood.Nearest nearest) {
        Value reaches = graph.gather(graph.doubles(reaches(estimator)), nearest.indexes(), 0);
        Value reach = graph.max(nearest.distances(), reaches);
        Value mean = graph.add(graph.reduce("ReduceMean", reach, 1, true), graph.number(TINY));
        Value density = graph.div(graph.number(1), mean);
        Value densities = graph.gather(graph.doubles(estimator.vector("_lrd")), nearest.indexes(), 0);
        return graph.neg(graph.reduce("ReduceMean", graph.div(densities, density), 1, false));
    }
}
