package modelport.formats.sklearn.calibration;

import java.util.ArrayList;
import java.util.List;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answer;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** One classifier and what corrects its scores: a curve for each class, or one temperature for all. */
record Calibrated(Estimator pair, Classes classes, Answers inner, List<Estimator> calibrators, Scope scope) {
    /** Scores at which probabilities of 1 that were rounded up are cut. */
    private static final double ROUNDED = 1 + 1e-5;

    /** What keeps the logarithm of a probability of 0 finite. */
    private static final double EPSILON = 1e-12;

    /** The names of the parts were others before release 0.24. */
    static Calibrated of(Estimator pair, Classes classes, Table rows, Scope scope) {
        Estimator classifier = pair.child(pair.has("estimator") ? "estimator" : "base_estimator");
        List<Estimator> calibrators = pair.children(pair.has("calibrators") ? "calibrators" : "calibrators_");
        return new Calibrated(pair, classes, scope.convert(classifier, rows), calibrators, scope);
    }

    Value probabilities() {
        return pair.is("method", "temperature") ? softened() : cut(corrected());
    }

    private Graph graph() {
        return scope.graph();
    }

    /** Scores by which the classes were corrected: of two classes only those of the second. */
    private Value scores() {
        if (inner.has(Method.DECISION_FUNCTION)) {
            Answer decision = inner.get(Method.DECISION_FUNCTION);
            return decision.width() == 0 ? graph().unsqueeze(decision.value(), 1) : decision.value();
        }
        Value probabilities = inner.value(Method.PREDICT_PROBA);
        return classes.count() == 2 ? graph().columns(probabilities, 1) : probabilities;
    }

    private Value corrected() {
        Value scores = scores();
        List<Value> curves = new ArrayList<>();
        for (int i = 0; i < calibrators.size(); i++) {
            Table column = Table.of(graph(), graph().columns(scores, i), 1);
            curves.add(scope.convert(calibrators.get(i), column).value(Method.PREDICT));
        }
        if (classes.count() == 2) {
            Value second = graph().unsqueeze(curves.getFirst(), 1);
            return graph().concat(1, List.of(graph().sub(graph().number(1), second), second));
        }
        return shares(graph().stack(inPlace(curves)));
    }

    /** A classifier that has not seen all classes corrects only those it has; the others have no chance. */
    private List<Value> inPlace(List<Value> curves) {
        List<PyValue> known = inner.classes().orElse(classes).labels();
        if (known.size() != curves.size() || !classes.labels().containsAll(known)) {
            throw pair.unexpected("calibrators");
        }
        Value none = graph().mul(curves.getFirst(), graph().number(0));
        return classes.labels().stream()
                .map(label -> known.contains(label) ? curves.get(known.indexOf(label)) : none)
                .toList();
    }

    /** A row to which no class is possible may be of any. */
    private Value shares(Value values) {
        Value sum = graph().sum(values, 1, true);
        Value none = graph().equal(sum, graph().number(0));
        Value share = graph().div(values, graph().where(none, graph().number(1), sum));
        return graph().where(none, graph().number(1.0 / classes.count()), share);
    }

    private Value cut(Value probabilities) {
        Value rounded = graph().and(
                        graph().greater(probabilities, graph().number(1)),
                        graph().lessOrEqual(probabilities, graph().number(ROUNDED)));
        return graph().where(rounded, graph().number(1), probabilities);
    }

    /** The same temperature for all classes. */
    private Value softened() {
        Value logits =
                graph().mul(logits(), graph().number(calibrators.getFirst().number("beta_")));
        return graph().softmax(logits);
    }

    private Value logits() {
        if (inner.has(Method.DECISION_FUNCTION)) {
            Value scores = scores();
            return classes.count() == 2 ? graph().concat(1, List.of(graph().neg(scores), scores)) : scores;
        }
        return graph().log(graph().add(inner.value(Method.PREDICT_PROBA), graph().number(EPSILON)));
    }
}
