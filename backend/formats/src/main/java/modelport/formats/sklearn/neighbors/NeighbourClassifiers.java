package modelport.formats.sklearn.neighbors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Classifiers for which a row's neighbours vote. */
public final class NeighbourClassifiers {
    private NeighbourClassifiers() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.neighbors._classification.KNeighborsClassifier", NeighbourClassifiers::nearest,
                "sklearn.neighbors._classification.RadiusNeighborsClassifier", NeighbourClassifiers::inside);
    }

    private static Answers nearest(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        Targets targets = Targets.of(estimator);
        Neighbourhood known = Neighbourhood.of(estimator, graph).telling(targets.values());
        Count count = Count.tunable(
                graph, estimator.integer("n_neighbors"), known.points().rows());
        var weighted = Targets.Weighted.of(estimator, () -> known.nearest(rows, count));
        List<Answers> each = new ArrayList<>();
        for (Classes classes : Targets.classes(estimator)) {
            int target = each.size();
            int width = classes.count();
            Supplier<Value> votes = Answers.once(() -> weighted.sums(graph, targets.memberships(target, width)));
            each.add(Answers.of(estimator)
                    .classes(classes)
                    .vector(Method.PREDICT, () -> graph.argMax(votes.get(), 1))
                    .matrix(Method.PREDICT_PROBA, width, () -> shares(graph, votes.get())));
        }
        return all(estimator, each);
    }

    static Answers all(Estimator estimator, List<Answers> each) {
        return estimator.flag("outputs_2d_") ? Answers.of(estimator).each(each) : each.getFirst();
    }

    /** Votes divided by their sum, unless that is zero. */
    static Value shares(Graph graph, Value votes) {
        Value sum = graph.sum(votes, 1, true);
        Value none = graph.equal(sum, graph.number(0));
        return graph.div(votes, graph.where(none, graph.number(1), sum));
    }

    private static Answers inside(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        Neighbourhood known = Neighbourhood.of(estimator, graph);
        double radius = estimator.number("radius");
        known.suggest(rows);
        var weighted = Targets.Weighted.of(estimator, () -> known.inside(rows, radius));
        Targets targets = Targets.of(estimator);
        List<Answers> each = new ArrayList<>();
        for (Classes classes : Targets.classes(estimator)) {
            int target = each.size();
            each.add(new Lonely(estimator, graph, classes, target, rows)
                    .answers(() -> weighted.sums(graph, targets.memberships(target, classes.count()))));
        }
        return all(estimator, each);
    }
}
