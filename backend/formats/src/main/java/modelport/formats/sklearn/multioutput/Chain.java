package modelport.formats.sklearn.multioutput;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

/** One estimator for each target, which also reads what those before it have answered. */
final class Chain {
    private final Estimator estimator;
    private final Graph graph;
    private final BinaryScores scores;
    private final List<Answers> links = new ArrayList<>();
    /** For each target, its place in the chain. */
    private final int[] places;

    private Chain(Estimator estimator, Graph graph) {
        this.estimator = estimator;
        this.graph = graph;
        scores = new BinaryScores(graph);
        places = places(estimator);
    }

    static Answers regressors(Estimator estimator, Table rows, Scope scope) {
        Chain chain = new Chain(estimator, scope.graph()).linked(rows, scope, "predict");
        return Answers.of(estimator).matrix(Method.PREDICT, chain.links.size(), () -> chain.all(Method.PREDICT));
    }

    static Answers classifiers(Estimator estimator, Table rows, Scope scope) {
        Chain chain =
                new Chain(estimator, scope.graph()).linked(rows, scope, estimator.text("chain_method_", "predict"));
        Answers answers = Answers.of(estimator).matrix(Method.PREDICT, chain.links.size(), chain::labels);
        for (Method method : List.of(Method.PREDICT_PROBA, Method.DECISION_FUNCTION)) {
            if (chain.links.stream().allMatch(link -> link.has(method))) {
                answers.matrix(method, chain.links.size(), () -> chain.all(method));
            }
        }
        return answers;
    }

    private static int[] places(Estimator estimator) {
        int[] order = Arrays.stream(estimator.vector("order_"))
                .mapToInt(target -> (int) target)
                .toArray();
        int[] places = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            if (order[place] < 0 || order[place] >= order.length) {
                throw estimator.unexpected("order_");
            }
            places[order[place]] = place;
        }
        return places;
    }

    /** @param handed what each estimator hands on to the next ones */
    private Chain linked(Table rows, Scope scope, String handed) {
        List<Estimator> estimators = estimator.children("estimators_");
        if (estimators.size() != places.length) {
            throw estimator.unexpected("order_");
        }
        Method method = method(handed);
        Table before = rows;
        for (Estimator link : estimators) {
            Answers answers = scope.convert(link, before);
            links.add(answers);
            if (links.size() < estimators.size()) {
                Value column = graph.unsqueeze(answer(answers, method), 1);
                before = Table.beside(graph, List.of(before, Table.of(graph, column, 1)));
            }
        }
        return this;
    }

    private Method method(String python) {
        return Arrays.stream(Method.values())
                .filter(method -> method.python().equals(python))
                .findFirst()
                .orElseThrow(() -> estimator.unsupported("chain_method", python));
    }

    private Value answer(Answers link, Method method) {
        return switch (method) {
            case PREDICT -> scores.labels(link);
            case PREDICT_PROBA -> scores.probability(link);
            default -> scores.flat(link.get(method));
        };
    }

    /** One answer of each target, as the targets were ordered when they were given. */
    private Value all(Method method) {
        return graph.stack(IntStream.of(places)
                .mapToObj(place -> answer(links.get(place), method))
                .toList());
    }

    /** Labels are whole numbers in most chains. */
    private Value labels() {
        boolean whole = links.stream()
                .allMatch(link -> link.classes().map(Classes::isWhole).orElse(false));
        return graph.cast(all(Method.PREDICT), whole ? ElementType.INT64 : ElementType.DOUBLE);
    }
}
