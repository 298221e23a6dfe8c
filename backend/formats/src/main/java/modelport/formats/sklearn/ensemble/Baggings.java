package modelport.formats.sklearn.ensemble;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import modelport.formats.sklearn.Answer;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.tree.Forest;
import modelport.formats.sklearn.tree.Member;
import modelport.formats.sklearn.tree.TreeClassifiers;
import modelport.formats.sklearn.tree.TreeRegressors;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Bagging: the mean of members that each have learnt from some of the rows and columns. */
public final class Baggings {
    private Baggings() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.ensemble._bagging.BaggingClassifier", Baggings::classifier,
                "sklearn.ensemble._bagging.BaggingRegressor", Baggings::regressor);
    }

    private static Answers regressor(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        List<Member> members = Subspaces.members(estimator, rows.width());
        return Answers.of(estimator).vector(Method.PREDICT, () -> {
            Value sum = TreeRegressors.of(graph, rows, members)
                    .map(Forest::sums)
                    .orElseGet(() -> sum(members, rows, scope, answers -> answers.value(Method.PREDICT)));
            return graph.div(sum, graph.number(members.size()));
        });
    }

    private static Answers classifier(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        var classes = new Classes(estimator.items("classes_"));
        List<Member> members = Subspaces.members(estimator, rows.width());
        Value count = graph.number(members.size());
        Answers answers = Answers.of(estimator).classes(classes);
        answers.matrix(
                Method.PREDICT_PROBA,
                classes.count(),
                () -> graph.div(probabilities(estimator, classes.count(), members, rows, scope), count));
        answers.vector(Method.PREDICT, () -> graph.argMax(answers.value(Method.PREDICT_PROBA), 1));
        Optional<TreeClassifiers> trees = TreeClassifiers.of(members);
        return trees.isPresent() ? answers : withDecisions(answers, members, rows, scope, count);
    }

    /** Where the first member has a decision function, so has the whole. */
    private static Answers withDecisions(Answers answers, List<Member> members, Table rows, Scope scope, Value count) {
        Member first = members.getFirst();
        Answers its = scope.convert(first.estimator(), rows.select(first.columns()));
        if (!its.has(Method.DECISION_FUNCTION)) {
            return answers;
        }
        return answers.with(
                Method.DECISION_FUNCTION,
                () -> new Answer(
                        scope.graph()
                                .div(
                                        sum(members, rows, scope, member -> member.value(Method.DECISION_FUNCTION)),
                                        count),
                        its.get(Method.DECISION_FUNCTION).width()));
    }

    /** Sums of probabilities, or of votes where members know no probabilities. */
    private static Value probabilities(
            Estimator estimator, int classes, List<Member> members, Table rows, Scope scope) {
        return TreeClassifiers.of(members)
                .map(trees -> trees.sums(scope.graph(), rows, classes, leaf -> {
                    int[] places = Places.encoded(estimator, trees.classes(leaf.member()), classes);
                    double[] own = leaf.probabilities();
                    double[] all = new double[classes];
                    for (int i = 0; i < own.length; i++) {
                        all[places[i]] = own[i];
                    }
                    return all;
                }))
                .orElseGet(() ->
                        sum(members, rows, scope, member -> probabilities(estimator, classes, member, scope.graph())));
    }

    private static Value probabilities(Estimator estimator, int classes, Answers member, Graph graph) {
        Classes own = member.classes()
                .orElseThrow(() -> RefusedException.of(
                        "sklearn.no-method", "estimator", estimator.name(), "method", "predict_proba"));
        int[] places = Places.encoded(estimator, own, classes);
        return member.has(Method.PREDICT_PROBA)
                ? Places.spread(graph, places, classes, member.value(Method.PREDICT_PROBA))
                : Places.votes(graph, places, classes, 1, member.value(Method.PREDICT));
    }

    private static Value sum(List<Member> members, Table rows, Scope scope, Function<Answers, Value> asked) {
        return members.stream()
                .map(member -> scope.convert(member.estimator(), rows.select(member.columns())))
                .map(asked)
                .reduce(scope.graph()::add)
                .orElseThrow();
    }
}
