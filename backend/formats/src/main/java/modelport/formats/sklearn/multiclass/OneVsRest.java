package modelport.formats.sklearn.multiclass;

import java.util.List;
import modelport.formats.sklearn.Answer;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.BinaryScores;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** One classifier for each class against all others, or for each label. */
final class OneVsRest {
    private final Estimator estimator;
    private final List<Answers> each;
    private final Classes classes;
    private final String kind;
    private final Graph graph;
    private final BinaryScores scores;

    private OneVsRest(Estimator estimator, List<Answers> each, Graph graph) {
        this.estimator = estimator;
        this.each = each;
        this.graph = graph;
        Estimator binarizer = estimator.child("label_binarizer_");
        classes = Classes.of(binarizer, "classes_");
        kind = binarizer.text("y_type_");
        scores = new BinaryScores(graph);
    }

    static Answers convert(Estimator estimator, Table rows, Scope scope) {
        List<Answers> each = estimator.children("estimators_").stream()
                .map(child -> scope.convert(child, rows))
                .toList();
        return new OneVsRest(estimator, each, scope.graph()).answers();
    }

    private Answers answers() {
        Answers answers = Answers.of(estimator);
        switch (kind) {
            case "multiclass" -> answers.classes(classes).vector(Method.PREDICT, this::best);
            case "binary" -> answers.classes(classes).vector(Method.PREDICT, this::second);
            case "multilabel-indicator" ->
                answers.matrix(Method.PREDICT, each.size(), () -> yes(graph.stack(scores())));
            default -> throw estimator.unexpected("label_binarizer_");
        }
        if (all(Method.PREDICT_PROBA)) {
            answers.matrix(Method.PREDICT_PROBA, Math.max(2, each.size()), this::probabilities);
        }
        if (all(Method.DECISION_FUNCTION)) {
            answers.with(Method.DECISION_FUNCTION, this::decision);
        }
        return answers;
    }

    private boolean all(Method method) {
        return each.stream().allMatch(answers -> answers.has(method));
    }

    private List<Value> scores() {
        return each.stream().map(scores::of).toList();
    }

    /** Of equal scores the last one won before release 1.8. */
    private Value best() {
        Value stacked = graph.stack(scores());
        return estimator.since(1, 8) ? graph.argMax(stacked, 1) : graph.lastArgMax(stacked, 1);
    }

    private Value second() {
        Value yes = yes(scores().getFirst());
        return classes.count() > 1 ? yes : graph.mul(yes, graph.integer(0));
    }

    private Value yes(Value values) {
        Value threshold = graph.number(BinaryScores.threshold(each.getFirst()));
        return graph.cast(graph.greater(values, threshold), ElementType.INT64);
    }

    private Value probabilities() {
        Value yes = graph.stack(each.stream().map(scores::probability).toList());
        Value all = each.size() > 1 ? yes : graph.concat(1, List.of(graph.sub(graph.number(1), yes), yes));
        return kind.equals("multilabel-indicator") ? all : shares(all);
    }

    /** Rows that no classifier wants have no share since release 1.7; before, they had no number. */
    private Value shares(Value probabilities) {
        Value sum = graph.sum(probabilities, 1, true);
        Value none = graph.equal(sum, graph.number(0));
        Value divisor = estimator.since(1, 7) ? graph.where(none, graph.number(1), sum) : sum;
        return graph.div(probabilities, divisor);
    }

    private Answer decision() {
        if (each.size() == 1) {
            return each.getFirst().get(Method.DECISION_FUNCTION);
        }
        List<Value> decisions = each.stream()
                .map(answers -> scores.flat(answers.get(Method.DECISION_FUNCTION)))
                .toList();
        return Answer.matrix(graph.stack(decisions), each.size());
    }
}
