package modelport.formats.sklearn.bayes;

import java.util.Arrays;
import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.metrics.Distances;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Naive Bayes for columns of one kind: normally distributed, counts, or truths. */
public final class NaiveBayes {
    private NaiveBayes() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.naive_bayes.GaussianNB", NaiveBayes::gaussian,
                "sklearn.naive_bayes.MultinomialNB", NaiveBayes::multinomial,
                "sklearn.naive_bayes.ComplementNB", NaiveBayes::complement,
                "sklearn.naive_bayes.BernoulliNB", NaiveBayes::bernoulli,
                "sklearn.naive_bayes.CategoricalNB", CategoricalBayes::convert);
    }

    /** {@code log(prior) - sum(log(2 pi var)) / 2 - sum((x - mean)^2 / var) / 2}. */
    private static Answers gaussian(Estimator estimator, Table rows, Scope scope) {
        Matrix means = estimator.matrix("theta_");
        Matrix variances = estimator.matrix(estimator.has("var_") ? "var_" : "sigma_");
        double[] priors = estimator.vector("class_prior_");
        double[] constants = new double[priors.length];
        Arrays.setAll(
                constants,
                i -> Math.log(priors[i])
                        - Arrays.stream(variances.row(i))
                                        .map(variance -> Math.log(2 * Math.PI * variance))
                                        .sum()
                                / 2);
        Graph graph = scope.graph();
        return Posteriors.answers(estimator, graph, () -> {
            Value squares = new Distances(graph, rows.finite(), means)
                    .sum(column -> column.body().div(column.square(), column.weight()), variances);
            return graph.add(graph.mul(squares, graph.number(-0.5)), graph.doubles(constants));
        });
    }

    private static Answers multinomial(Estimator estimator, Table rows, Scope scope) {
        return sums(
                estimator, scope, rows, estimator.matrix("feature_log_prob_"), estimator.vector("class_log_prior_"));
    }

    /** The prior counts only if there is but one class. */
    private static Answers complement(Estimator estimator, Table rows, Scope scope) {
        Matrix weights = estimator.matrix("feature_log_prob_");
        double[] none = new double[weights.rows()];
        double[] priors = none.length == 1 ? estimator.vector("class_log_prior_") : none;
        return sums(estimator, scope, rows, weights, priors);
    }

    private static Answers sums(Estimator estimator, Scope scope, Table rows, Matrix weights, double[] priors) {
        Graph graph = scope.graph();
        return Posteriors.answers(
                estimator,
                graph,
                () -> graph.add(new Distances(graph, rows.finite(), weights).products(), graph.doubles(priors)));
    }

    /** Each column has a probability of being true, and one of not being it. */
    private static Answers bernoulli(Estimator estimator, Table rows, Scope scope) {
        Matrix truths = estimator.matrix("feature_log_prob_");
        double[] priors = estimator.vector("class_log_prior_");
        double[] weights = truths.values().clone();
        double[] constants = priors.clone();
        for (int i = 0; i < weights.length; i++) {
            double not = Math.log(1 - Math.exp(weights[i]));
            weights[i] -= not;
            constants[i / truths.columns()] += not;
        }
        Graph graph = scope.graph();
        return Posteriors.answers(estimator, graph, () -> {
            Value seen = binarised(estimator, graph, rows.finite());
            var distances = new Distances(graph, seen, new Matrix(weights, truths.rows(), truths.columns()));
            return graph.add(distances.products(), graph.doubles(constants));
        });
    }

    private static Value binarised(Estimator estimator, Graph graph, Value rows) {
        if (!estimator.has("binarize")) {
            return rows;
        }
        Value above = graph.greater(rows, graph.number(estimator.number("binarize")));
        return graph.where(above, graph.number(1), graph.number(0));
    }
}
