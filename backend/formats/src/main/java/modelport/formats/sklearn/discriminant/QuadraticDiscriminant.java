package modelport.formats.sklearn.discriminant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Quadratic discriminant analysis: each class has a covariance of its own. */
@SuppressWarnings("ArrayRecordComponent")
record QuadraticDiscriminant(Estimator estimator, Matrix means, List<Matrix> rotations, List<double[]> scalings) {
    static Answers convert(Estimator estimator, Table rows, Scope scope) {
        List<Matrix> rotations = new ArrayList<>();
        List<double[]> scalings = new ArrayList<>();
        for (PyValue each : estimator.items("rotations_")) {
            rotations.add(Values.matrix(each).orElseThrow(() -> estimator.unexpected("rotations_")));
        }
        for (PyValue each : estimator.items("scalings_")) {
            scalings.add(Values.numbers(each).orElseThrow(() -> estimator.unexpected("scalings_")));
        }
        return new QuadraticDiscriminant(estimator, estimator.matrix("means_"), rotations, scalings)
                .answers(rows, scope.graph());
    }

    private Answers answers(Table rows, Graph graph) {
        var classes = new Classes(estimator.items("classes_"));
        Supplier<Value> scores = Answers.once(() -> scores(graph, rows.finite()));
        Answers answers = Answers.of(estimator).classes(classes);
        if (classes.count() == 2) {
            answers.vector(Method.DECISION_FUNCTION, () -> {
                Value both = scores.get();
                return graph.squeeze(graph.sub(graph.columns(both, 1), graph.columns(both, 0)), 1);
            });
        } else {
            answers.matrix(Method.DECISION_FUNCTION, classes.count(), scores);
        }
        return answers.vector(Method.PREDICT, () -> graph.argMax(scores.get(), 1))
                .matrix(Method.PREDICT_PROBA, classes.count(), () -> graph.softmax(scores.get()));
    }

    /** {@code -(|(x - mean) R S^-1/2|^2 + sum(log S)) / 2 + log(prior)} of each class. */
    private Value scores(Graph graph, Value rows) {
        double[] priors = estimator.vector("priors_");
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < rotations.size(); i++) {
            Matrix rotation = rotations.get(i);
            double[] scaling = scalings.get(i);
            double[] turned = rotation.values().clone();
            for (int j = 0; j < turned.length; j++) {
                turned[j] *= Math.pow(scaling[j % rotation.columns()], -0.5);
            }
            Value centred = graph.sub(rows, graph.doubles(means.row(i)));
            Value projected = graph.matMul(centred, graph.doubles(turned, rotation.rows(), rotation.columns()));
            Value norm = graph.reduce("ReduceSumSquare", projected, 1, true);
            double volume = Arrays.stream(scaling).map(Math::log).sum();
            Value half = graph.mul(graph.add(norm, graph.number(volume)), graph.number(-0.5));
            all.add(graph.add(half, graph.number(Math.log(priors[i]))));
        }
        return graph.concat(1, all);
    }
}
