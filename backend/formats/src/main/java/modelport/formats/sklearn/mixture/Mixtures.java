package modelport.formats.sklearn.mixture;

import java.util.Arrays;
import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Mixtures of normal distributions: which component a row comes from, and how likely the row is at all. */
public final class Mixtures {
    private Mixtures() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.mixture._gaussian_mixture.GaussianMixture",
                (estimator, rows, scope) -> answers(estimator, rows, scope, known(estimator)),
                "sklearn.mixture._bayesian_mixture.BayesianGaussianMixture",
                (estimator, rows, scope) -> answers(estimator, rows, scope, BayesianWeights.of(estimator)));
    }

    private static double[] known(Estimator estimator) {
        return Arrays.stream(estimator.vector("weights_")).map(Math::log).toArray();
    }

    /** @param weights what is added to each component's logarithm of the density */
    private static Answers answers(Estimator estimator, Table rows, Scope scope, double[] weights) {
        Graph graph = scope.graph();
        Gaussians gaussians = Gaussians.of(graph, estimator);
        Answers answers = Answers.of(estimator);
        // Asked for by all three answers, written once.
        Answers weighted = Answers.of(estimator)
                .matrix(
                        Method.SCORE_SAMPLES,
                        weights.length,
                        () -> graph.add(gaussians.logarithms(rows.numbers()), graph.doubles(weights)));
        return answers.vector(Method.PREDICT, () -> graph.argMax(weighted.value(Method.SCORE_SAMPLES), 1))
                .matrix(
                        Method.PREDICT_PROBA,
                        weights.length,
                        () -> graph.exp(graph.sub(
                                weighted.value(Method.SCORE_SAMPLES),
                                graph.unsqueeze(answers.value(Method.SCORE_SAMPLES), 1))))
                .vector(Method.SCORE_SAMPLES, () -> logSumExp(graph, weighted.value(Method.SCORE_SAMPLES)));
    }

    private static Value logSumExp(Graph graph, Value values) {
        Value largest = graph.reduce("ReduceMax", values, 1, true);
        Value sum = graph.sum(graph.exp(graph.sub(values, largest)), 1, true);
        return graph.squeeze(graph.add(graph.log(sum), largest), 1);
    }
}
