package modelport.formats.sklearn.neighbors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** What a classifier says of rows that have no neighbour within the radius: a label of its own, or nothing at all. */
record Lonely(Estimator estimator, Graph graph, Classes classes, int target, Table rows) {
    Answers answers(Supplier<Value> votes) {
        int width = classes.count();
        Optional<PyValue> label = label();
        int place = label.map(this::place).orElse(width);
        Supplier<Value> shares = Answers.once(() -> shares(votes.get(), place));
        return Answers.of(estimator)
                .classes(place == width ? with(label) : classes)
                .matrix(Method.PREDICT_PROBA, width, shares)
                .vector(Method.PREDICT, () -> chosen(shares.get(), place));
    }

    private Optional<PyValue> label() {
        return estimator
                .optional("outlier_label_")
                .map(labels -> Values.items(labels)
                        .filter(items -> items.size() > target)
                        .map(items -> items.get(target))
                        .orElseThrow(() -> estimator.unexpected("outlier_label_")));
    }

    /** The label's index among the classes, or the one behind them. */
    private int place(PyValue label) {
        return IntStream.range(0, classes.count())
                .filter(i -> same(classes.labels().get(i), label))
                .findFirst()
                .orElse(classes.count());
    }

    private static boolean same(PyValue left, PyValue right) {
        Optional<Double> number = Values.number(left);
        return left.equals(right) || (number.isPresent() && number.equals(Values.number(right)));
    }

    private Classes with(Optional<PyValue> label) {
        List<PyValue> all = new ArrayList<>(classes.labels());
        label.ifPresent(all::add);
        return new Classes(all);
    }

    private Value shares(Value votes, int place) {
        Value shares = NeighbourClassifiers.shares(graph, votes);
        if (place == classes.count()) {
            return shares;
        }
        double[] certain = new double[classes.count()];
        certain[place] = 1;
        return graph.where(none(votes), graph.doubles(certain, 1, certain.length), shares);
    }

    private Value chosen(Value shares, int place) {
        Value best = graph.argMax(shares, 1);
        Value alone = graph.squeeze(none(shares), 1);
        return label().isPresent()
                ? graph.where(alone, graph.integer(place), best)
                : graph.add(best, Guard.NO_NEIGHBOUR.zeros(graph, alone, rows.named()));
    }

    private Value none(Value votes) {
        return graph.equal(graph.reduce("ReduceMax", votes, 1, true), graph.number(0));
    }
}
