package modelport.formats.sklearn.selection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.BinaryScores;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Classifiers of two classes that say yes from another score on than usual. */
public final class Thresholds {
    /** Scorers that take 1 for the label that means yes, unless they are told another. */
    private static final Set<String> YES_IS_ONE =
            Set.of("f1_score", "fbeta_score", "jaccard_score", "precision_score", "recall_score");

    private final Estimator estimator;
    private final Answers inner;
    private final Classes classes;
    private final Graph graph;

    private Thresholds(Estimator estimator, Answers inner, Graph graph) {
        this.estimator = estimator;
        this.inner = inner;
        this.graph = graph;
        classes =
                inner.classes().filter(known -> known.count() == 2).orElseThrow(() -> estimator.unexpected("classes_"));
    }

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.model_selection._classification_threshold.FixedThresholdClassifier",
                Thresholds::fixed,
                "sklearn.model_selection._classification_threshold.TunedThresholdClassifierCV",
                Thresholds::tuned);
    }

    private static Answers fixed(Estimator estimator, Table rows, Scope scope) {
        var thresholds = of(estimator, rows, scope);
        Method method = thresholds.method();
        double usual = method == Method.PREDICT_PROBA ? 0.5 : 0;
        double threshold = estimator.is("threshold", "auto") ? usual : estimator.number("threshold");
        return thresholds.answers(method, threshold, estimator.optional("pos_label"));
    }

    private static Answers tuned(Estimator estimator, Table rows, Scope scope) {
        var thresholds = of(estimator, rows, scope);
        return thresholds.answers(
                thresholds.method(), estimator.number("best_threshold_"), scorersYes(estimator.child("_curve_scorer")));
    }

    private static Thresholds of(Estimator estimator, Table rows, Scope scope) {
        Answers inner = scope.convert(estimator.child("estimator_"), rows);
        return new Thresholds(estimator, inner, scope.graph());
    }

    private Method method() {
        String method = estimator.text("response_method", "auto");
        return switch (method) {
            case "auto" -> inner.has(Method.PREDICT_PROBA) ? Method.PREDICT_PROBA : Method.DECISION_FUNCTION;
            case "predict_proba" -> Method.PREDICT_PROBA;
            case "decision_function" -> Method.DECISION_FUNCTION;
            default -> throw estimator.unsupported("response_method", method);
        };
    }

    /** The label that the scorer means by yes, if it says so. */
    private static Optional<PyValue> scorersYes(Estimator scorer) {
        if (scorer.get("_kwargs") instanceof PyValue.Dict given
                && given.get("pos_label").isPresent()) {
            return given.get("pos_label").filter(label -> label != PyValue.None.NONE);
        }
        if (!(scorer.get("_score_func") instanceof PyValue.Global function)
                || !function.module().startsWith("sklearn.metrics.")) {
            throw scorer.unsupported("scoring", "a function of its own");
        }
        return YES_IS_ONE.contains(function.name()) ? Optional.of(PyValue.Int.of(1)) : Optional.empty();
    }

    private Answers answers(Method method, double threshold, Optional<PyValue> yes) {
        int second = yes.map(this::index).orElse(1);
        Answers answers = Answers.of(estimator).classes(classes);
        for (Method passed : List.of(Method.PREDICT_PROBA, Method.DECISION_FUNCTION)) {
            if (inner.has(passed)) {
                answers.with(passed, () -> inner.get(passed));
            }
        }
        return answers.vector(Method.PREDICT, () -> {
            Value isYes = graph.greaterOrEqual(score(method, second), graph.number(threshold));
            return graph.where(isYes, graph.integer(second), graph.integer(1 - second));
        });
    }

    /** Where a label stands; numbers are the same whatever their type. */
    private int index(PyValue label) {
        for (int i = 0; i < classes.count(); i++) {
            if (isSame(classes.labels().get(i), label)) {
                return i;
            }
        }
        throw estimator.unexpected("pos_label");
    }

    private static boolean isSame(PyValue left, PyValue right) {
        return left.equals(right)
                || (Values.number(left).isPresent() && Values.number(left).equals(Values.number(right)));
    }

    private Value score(Method method, int yes) {
        if (method == Method.PREDICT_PROBA) {
            return graph.squeeze(graph.columns(inner.value(method), yes), 1);
        }
        Value decision = new BinaryScores(graph).flat(inner.get(method));
        return yes == 1 ? decision : graph.neg(decision);
    }
}
