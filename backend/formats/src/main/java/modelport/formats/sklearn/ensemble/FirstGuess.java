package modelport.formats.sklearn.ensemble;

import java.util.Arrays;
import java.util.Optional;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * What gradient boosting begins with: the prediction of an estimator, as raw scores where that is a classifier.
 *
 * @param width number of scores
 */
record FirstGuess(Estimator boosting, int width) {
    /** Probabilities are kept away from 0 and 1 by this much: the step between floats at 1. */
    private static final double EPSILON = 0x1p-23;

    /** The guess, if it is the same for all rows. */
    Optional<double[]> constant() {
        if (boosting.is("init_", "zero")) {
            return Optional.of(new double[width]);
        }
        Estimator init = boosting.child("init_");
        return switch (init.path()) {
            case "sklearn.dummy.DummyRegressor" -> Optional.of(init.vector("constant_"));
            case "sklearn.dummy.DummyClassifier" ->
                init.is("strategy", "prior") ? Optional.of(scores(init.vector("class_prior_"))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The guess for rows that are as the trees see them, of shape [N, width]. */
    Value of(Table rows, Scope scope) {
        Estimator child = boosting.child("init_");
        if (!Precision.isDouble(child) || (width > 1 && Precision.isMixedUp(child))) {
            throw boosting.unsupported("init", child.name());
        }
        Answers init = scope.convert(child, rows);
        boolean classifies = boosting.has("classes_");
        return classifies
                ? scores(init.value(Method.PREDICT_PROBA), scope.graph())
                : scope.graph().reshape(init.value(Method.PREDICT), -1, 1);
    }

    private double[] scores(double[] probabilities) {
        double[] clipped = Arrays.stream(probabilities)
                .map(each -> Math.clamp(each, EPSILON, 1 - EPSILON))
                .toArray();
        if (width == 1) {
            return new double[] {factor() * Math.log(clipped[1] / (1 - clipped[1]))};
        }
        double mean = centred()
                ? Math.exp(Arrays.stream(clipped).map(Math::log).average().orElse(0))
                : 1;
        return Arrays.stream(clipped).map(each -> Math.log(each / mean)).toArray();
    }

    private Value scores(Value probabilities, Graph graph) {
        Value clipped = graph.max(graph.min(probabilities, graph.number(1 - EPSILON)), graph.number(EPSILON));
        if (width == 1) {
            Value second = graph.columns(clipped, 1);
            Value odds = graph.div(second, graph.sub(graph.number(1), second));
            return graph.mul(graph.number(factor()), graph.log(odds));
        }
        Value mean = graph.exp(graph.reduce("ReduceMean", graph.log(clipped), 1, true));
        return graph.log(centred() ? graph.div(clipped, mean) : clipped);
    }

    private double factor() {
        return boosting.is("loss", "exponential") ? 0.5 : 1;
    }

    /** Since 1.4, the scores of several classes are such that their sum is zero. */
    private boolean centred() {
        return boosting.since(1, 4);
    }
}
