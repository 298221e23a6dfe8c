package modelport.formats.sklearn.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Several estimators of different kinds vote, or their answers are averaged. */
public final class Votings {
    private Votings() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.ensemble._voting.VotingClassifier", Votings::classifier,
                "sklearn.ensemble._voting.VotingRegressor", Votings::regressor);
    }

    private static Answers regressor(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        double[] weights = weights(estimator);
        return Answers.of(estimator).vector(Method.PREDICT, () -> {
            List<Value> each = new ArrayList<>();
            members(estimator, rows, scope).forEach(member -> each.add(member.value(Method.PREDICT)));
            return mean(graph, each, weights);
        });
    }

    private static Answers classifier(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        var classes = new Classes(estimator.items("classes_"));
        double[] weights = weights(estimator);
        Answers answers = Answers.of(estimator).classes(classes);
        if (!estimator.is("voting", "soft")) {
            return answers.vector(Method.PREDICT, () -> {
                List<Value> votes = new ArrayList<>();
                List<Answers> members = members(estimator, rows, scope);
                for (int i = 0; i < members.size(); i++) {
                    votes.add(vote(estimator, graph, classes.count(), members.get(i), weights[i]));
                }
                return graph.argMax(sum(graph, votes), 1);
            });
        }
        answers.matrix(
                Method.PREDICT_PROBA,
                classes.count(),
                () -> mean(
                        graph,
                        members(estimator, rows, scope).stream()
                                .map(member -> member.value(Method.PREDICT_PROBA))
                                .toList(),
                        weights));
        return answers.vector(Method.PREDICT, () -> graph.argMax(answers.value(Method.PREDICT_PROBA), 1));
    }

    private static Value vote(Estimator estimator, Graph graph, int classes, Answers member, double weight) {
        Classes own = member.classes().orElseThrow(() -> estimator.unexpected("estimators_"));
        int[] places = Places.encoded(estimator, own, classes);
        return Places.votes(graph, places, classes, weight, member.value(Method.PREDICT));
    }

    private static List<Answers> members(Estimator estimator, Table rows, Scope scope) {
        return estimator.children("estimators_").stream()
                .map(member -> scope.convert(member, rows))
                .toList();
    }

    /** The weights of those that have not been dropped. */
    private static double[] weights(Estimator estimator) {
        int members = estimator.items("estimators_").size();
        List<PyValue> given = estimator.items("estimators");
        double[] weights = new double[members];
        Arrays.fill(weights, 1);
        if (estimator.has("weights")) {
            double[] all = estimator.vector("weights");
            if (all.length != given.size()) {
                throw estimator.unexpected("weights");
            }
            int next = 0;
            for (int i = 0; i < all.length; i++) {
                if (!isDropped(given.get(i)) && next < members) {
                    weights[next++] = all[i];
                }
            }
        }
        return weights;
    }

    private static boolean isDropped(PyValue named) {
        PyValue estimator = Values.items(named).map(List::getLast).orElse(PyValue.None.NONE);
        return !(estimator instanceof PyValue.Instance);
    }

    private static Value mean(Graph graph, List<Value> values, double[] weights) {
        List<Value> weighted = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            weighted.add(weights[i] == 1 ? value : graph.mul(value, graph.number(weights[i])));
        }
        return graph.div(
                sum(graph, weighted), graph.number(Arrays.stream(weights).sum()));
    }

    private static Value sum(Graph graph, List<Value> values) {
        return values.stream().reduce(graph::add).orElseThrow();
    }
}
