package modelport.formats.sklearn.svm;

import java.util.List;
import java.util.function.Supplier;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Table;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** A classifier with one decision for each pair of classes: positive ones are votes for the first of the pair. */
record PairwiseClassifier(Estimator estimator, Graph graph, Classes classes, Pairs pairs) {
    PairwiseClassifier(Estimator estimator, Graph graph) {
        this(estimator, graph, new Classes(estimator.items("classes_")));
    }

    private PairwiseClassifier(Estimator estimator, Graph graph, Classes classes) {
        this(estimator, graph, classes, new Pairs(classes.count()));
    }

    Answers answers(Table rows) {
        int count = classes.count();
        Supplier<Value> decisions = decisions(rows);
        Answers answers = Answers.of(estimator).classes(classes);
        if (count == 2) {
            answers.vector(Method.DECISION_FUNCTION, () -> graph.neg(graph.squeeze(decisions.get(), 1)));
        } else if (estimator.is("decision_function_shape", "ovr")) {
            answers.matrix(Method.DECISION_FUNCTION, count, () -> scores(graph, pairs, graph.neg(decisions.get())));
        } else {
            answers.matrix(Method.DECISION_FUNCTION, pairs.all().size(), decisions);
        }
        boolean byScore = count > 2 && estimator.flag("break_ties", false);
        answers.vector(
                Method.PREDICT,
                () -> graph.argMax(byScore ? answers.value(Method.DECISION_FUNCTION) : votes(decisions.get()), 1));
        if (hasProbabilities()) {
            var coupling = new PairwiseCoupling(graph, pairs);
            answers.matrix(
                    Method.PREDICT_PROBA,
                    count,
                    () -> coupling.of(decisions.get(), estimator.vector("_probA"), estimator.vector("_probB")));
        }
        return answers;
    }

    /** Whether it was fitted to have some, and not only told so afterwards. */
    private boolean hasProbabilities() {
        return !estimator.is("probability", "deprecated")
                && estimator.flag("probability")
                && estimator.vector("_probA").length > 0;
    }

    private Supplier<Value> decisions(Table rows) {
        SupportVectors vectors = SupportVectors.of(estimator);
        Matrix weights = weights(estimator.matrix("_dual_coef_"), estimator.vector("_n_support"));
        double[] intercepts = estimator.vector("_intercept_");
        return Answers.once(() -> {
            Value kernel = vectors.kernel(graph, rows.finite());
            Value sums = graph.matMul(kernel, graph.doubles(weights.values(), weights.rows(), weights.columns()));
            return graph.add(sums, graph.doubles(intercepts));
        });
    }

    /** One column for each pair: a vector of one of its classes weighs what it does against the other. */
    private Matrix weights(Matrix dual, double[] support) {
        List<Pairs.Pair> all = pairs.all();
        double[] values = new double[dual.columns() * all.size()];
        int vector = 0;
        for (int own = 0; own < support.length; own++) {
            for (int end = vector + (int) support[own]; vector < end; vector++) {
                for (int column = 0; column < all.size(); column++) {
                    Pairs.Pair pair = all.get(column);
                    if (pair.first() == own) {
                        values[vector * all.size() + column] = dual.at(pair.second() - 1, vector);
                    } else if (pair.second() == own) {
                        values[vector * all.size() + column] = dual.at(pair.first(), vector);
                    }
                }
            }
        }
        return new Matrix(values, dual.columns(), all.size());
    }

    private Value votes(Value decisions) {
        Value forFirst = graph.cast(graph.greater(decisions, graph.number(0)), ElementType.DOUBLE);
        return counted(graph, pairs, forFirst);
    }

    /** Votes of each class, of pairs that are 1 where they are for their first and 0 where for their second class. */
    private static Value counted(Graph graph, Pairs pairs, Value forFirst) {
        Value forSecond = graph.sub(graph.number(1), forFirst);
        return graph.add(product(graph, forFirst, pairs.sides(1, 0)), product(graph, forSecond, pairs.sides(0, 1)));
    }

    /**
     * Votes with the sums of confidences as decimals, as {@code _ovr_decision_function} makes them.
     *
     * @param confidences positive for the second class of each pair
     */
    static Value scores(Graph graph, Pairs pairs, Value confidences) {
        Value forSecond = graph.greater(confidences, graph.number(0));
        Value votes = counted(graph, pairs, graph.cast(graph.not(forSecond), ElementType.DOUBLE));
        Value sums = product(graph, confidences, pairs.sides(-1, 1));
        Value bound = graph.mul(graph.add(graph.abs(sums), graph.number(1)), graph.number(3));
        return graph.add(votes, graph.div(sums, bound));
    }

    private static Value product(Graph graph, Value values, Matrix matrix) {
        return graph.matMul(values, graph.doubles(matrix.values(), matrix.rows(), matrix.columns()));
    }
}
