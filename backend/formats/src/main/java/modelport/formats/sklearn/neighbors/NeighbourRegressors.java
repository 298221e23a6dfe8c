package modelport.formats.sklearn.neighbors;

import java.util.Map;
import java.util.function.Supplier;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Regressors that answer the weighted mean of a row's neighbours; without any, that is NaN. */
public final class NeighbourRegressors {
    private NeighbourRegressors() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.neighbors._regression.KNeighborsRegressor", NeighbourRegressors::nearest,
                "sklearn.neighbors._regression.RadiusNeighborsRegressor", NeighbourRegressors::inside);
    }

    private static Answers nearest(Estimator estimator, Table rows, Scope scope) {
        Neighbourhood known = Neighbourhood.of(estimator, scope.graph())
                .telling(Targets.of(estimator).values());
        Count count = Count.tunable(
                scope.graph(), estimator.integer("n_neighbors"), known.points().rows());
        return answers(estimator, scope.graph(), () -> known.nearest(rows, count));
    }

    private static Answers inside(Estimator estimator, Table rows, Scope scope) {
        Neighbourhood known = Neighbourhood.of(estimator, scope.graph());
        double radius = estimator.number("radius");
        return answers(estimator, scope.graph(), () -> known.inside(rows, radius));
    }

    private static Answers answers(Estimator estimator, Graph graph, Supplier<Neighbourhood.Found> found) {
        Targets targets = Targets.of(estimator);
        var weighted = Targets.Weighted.of(estimator, found);
        Supplier<Value> means = () -> graph.div(weighted.sums(graph, targets.values()), weighted.total(graph));
        Answers answers = Answers.of(estimator);
        return targets.several()
                ? answers.matrix(Method.PREDICT, targets.count(), means)
                : answers.vector(Method.PREDICT, () -> graph.squeeze(means.get(), 1));
    }
}
