package modelport.formats.sklearn.multiclass;

import java.util.List;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.BinaryScores;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** One classifier for each pair of classes; each has a vote, and their scores decide between equal votes. */
final class OneVsOne {
    private final Estimator estimator;
    private final List<Answers> pairs;
    private final Classes classes;
    private final Graph graph;
    private final BinaryScores scores;

    private OneVsOne(Estimator estimator, List<Answers> pairs, Graph graph) {
        this.estimator = estimator;
        this.pairs = pairs;
        this.graph = graph;
        classes = Classes.of(estimator, "classes_");
        scores = new BinaryScores(graph);
        if (pairs.size() != classes.count() * (classes.count() - 1) / 2) {
            throw estimator.unexpected("estimators_");
        }
    }

    static Answers convert(Estimator estimator, Table rows, Scope scope) {
        if (estimator.has("pairwise_indices_")) {
            throw estimator.unsupported("kernel", "precomputed");
        }
        List<Answers> pairs = estimator.children("estimators_").stream()
                .map(child -> scope.convert(child, rows))
                .toList();
        var classifier = new OneVsOne(estimator, pairs, scope.graph());
        return classifier.classes.count() == 2 ? classifier.binary() : classifier.several();
    }

    private Answers several() {
        Answers answers = Answers.of(estimator).classes(classes);
        return answers.matrix(Method.DECISION_FUNCTION, classes.count(), this::decisions)
                .vector(Method.PREDICT, () -> graph.argMax(answers.value(Method.DECISION_FUNCTION), 1));
    }

    private Answers binary() {
        // Before release 1.1 probabilities were compared with 0 too.
        double threshold = estimator.since(1, 1) ? BinaryScores.threshold(pairs.getFirst()) : 0;
        Answers answers = Answers.of(estimator).classes(classes);
        return answers.vector(Method.DECISION_FUNCTION, () -> graph.squeeze(graph.columns(decisions(), 1), 1))
                .vector(
                        Method.PREDICT,
                        () -> graph.cast(
                                graph.greater(answers.value(Method.DECISION_FUNCTION), graph.number(threshold)),
                                ElementType.INT64));
    }

    /** Votes, and the sum of scores brought between -1/3 and 1/3. */
    private Value decisions() {
        Value labels = graph.stack(pairs.stream().map(scores::labels).toList());
        Value no = graph.cast(graph.equal(labels, graph.number(0)), ElementType.DOUBLE);
        Value yes = graph.cast(graph.equal(labels, graph.number(1)), ElementType.DOUBLE);
        Value votes = graph.add(graph.matMul(no, constant(weights(1, 0))), graph.matMul(yes, constant(weights(0, 1))));
        Value confidences = graph.stack(pairs.stream().map(scores::of).toList());
        Value sums = graph.matMul(confidences, constant(weights(-1, 1)));
        Value sizes = graph.mul(graph.number(3), graph.add(graph.abs(sums), graph.number(1)));
        return graph.add(votes, graph.div(sums, sizes));
    }

    private Value constant(Matrix matrix) {
        return graph.doubles(matrix.values(), matrix.rows(), matrix.columns());
    }

    /** What each pair gives to its first and to its second class. */
    private Matrix weights(double first, double second) {
        int count = classes.count();
        double[] weights = new double[pairs.size() * count];
        int pair = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                weights[pair * count + i] = first;
                weights[pair * count + j] = second;
                pair++;
            }
        }
        return new Matrix(weights, pairs.size(), count);
    }
}
