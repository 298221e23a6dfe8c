package modelport.formats.sklearn.linear;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;

/** Regressors whose prediction is {@code rows @ coef_.T + intercept_}. */
public final class LinearRegressors {
    private static final List<String> PATHS = List.of(
            "sklearn.linear_model._base.LinearRegression",
            "sklearn.linear_model._coordinate_descent.ElasticNet",
            "sklearn.linear_model._coordinate_descent.ElasticNetCV",
            "sklearn.linear_model._coordinate_descent.Lasso",
            "sklearn.linear_model._coordinate_descent.LassoCV",
            "sklearn.linear_model._coordinate_descent.MultiTaskElasticNet",
            "sklearn.linear_model._coordinate_descent.MultiTaskElasticNetCV",
            "sklearn.linear_model._coordinate_descent.MultiTaskLasso",
            "sklearn.linear_model._coordinate_descent.MultiTaskLassoCV",
            "sklearn.linear_model._huber.HuberRegressor",
            "sklearn.linear_model._least_angle.Lars",
            "sklearn.linear_model._least_angle.LarsCV",
            "sklearn.linear_model._least_angle.LassoLars",
            "sklearn.linear_model._least_angle.LassoLarsCV",
            "sklearn.linear_model._least_angle.LassoLarsIC",
            "sklearn.linear_model._omp.OrthogonalMatchingPursuit",
            "sklearn.linear_model._omp.OrthogonalMatchingPursuitCV",
            "sklearn.linear_model._passive_aggressive.PassiveAggressiveRegressor",
            "sklearn.linear_model._quantile.QuantileRegressor",
            "sklearn.linear_model._ridge.Ridge",
            "sklearn.linear_model._ridge.RidgeCV",
            "sklearn.linear_model._stochastic_gradient.SGDRegressor",
            "sklearn.linear_model._theil_sen.TheilSenRegressor",
            "sklearn.svm._classes.LinearSVR");

    private LinearRegressors() {}

    public static Map<String, Converter> converters() {
        var converters = new HashMap<String, Converter>();
        PATHS.forEach(path -> converters.put(path, LinearRegressors::convert));
        converters.put("sklearn.linear_model._ransac.RANSACRegressor", LinearRegressors::consensus);
        return converters;
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Sums sums = Sums.of(estimator);
        Graph graph = scope.graph();
        Answers answers = Answers.of(estimator);
        boolean several = Values.array(estimator.get("coef_"))
                .map(coef -> coef.axes() > 1)
                .orElse(false);
        return several
                ? answers.matrix(Method.PREDICT, sums.count(), () -> sums.of(graph, rows))
                : answers.vector(Method.PREDICT, () -> sums.only(graph, rows));
    }

    /** The regressor that was fitted to the rows that agree with each other. */
    private static Answers consensus(Estimator estimator, Table rows, Scope scope) {
        Answers inner = scope.convert(estimator.child("estimator_"), rows);
        return Answers.of(estimator).with(Method.PREDICT, () -> inner.get(Method.PREDICT));
    }
}
