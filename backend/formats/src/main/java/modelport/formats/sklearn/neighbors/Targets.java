package modelport.formats.sklearn.neighbors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** What is known of each point: values for regressors, indexes of classes for classifiers, in one or more columns. */
record Targets(Matrix values, boolean several) {
    static Targets of(Estimator estimator) {
        boolean several = Values.array(estimator.get("_y"))
                        .orElseThrow(() -> estimator.unexpected("_y"))
                        .axes()
                == 2;
        Matrix values = estimator.matrix("_y");
        return new Targets(several ? values : values.transposed(), several);
    }

    int count() {
        return values.columns();
    }

    /** One column for each class: 1 where a point is of the class. */
    Matrix memberships(int target, int classes) {
        double[] ones = new double[values.rows() * classes];
        for (int point = 0; point < values.rows(); point++) {
            ones[point * classes + (int) values.at(point, target)] = 1;
        }
        return new Matrix(ones, values.rows(), classes);
    }

    /** The classes of each target. */
    static List<Classes> classes(Estimator estimator) {
        if (!estimator.flag("outputs_2d_")) {
            return List.of(new Classes(estimator.items("classes_")));
        }
        List<Classes> all = new ArrayList<>();
        for (PyValue each : estimator.items("classes_")) {
            all.add(new Classes(Values.items(each).orElseThrow(() -> estimator.unexpected("classes_"))));
        }
        return all;
    }

    /**
     * Sums of these values over the neighbours, each times its weight, of shape [N, columns].
     *
     * @param columns one row for each point
     */
    static Value sums(Graph graph, Neighbourhood.Found found, Value weights, Matrix columns) {
        Value known = graph.doubles(columns.values(), columns.rows(), columns.columns());
        return switch (found) {
            case Neighbourhood.Nearest nearest -> {
                Value each = graph.gather(known, nearest.indexes(), 0);
                yield graph.sum(graph.mul(each, graph.unsqueeze(weights, 2)), 1, false);
            }
            case Neighbourhood.Inside _ -> graph.matMul(weights, known);
        };
    }

    /** A supplier's value together with its weights, both made at most once. */
    record Weighted(Supplier<Neighbourhood.Found> found, Supplier<Value> weights) {
        static Weighted of(Estimator estimator, Supplier<Neighbourhood.Found> found) {
            Supplier<Neighbourhood.Found> once = Answers.once(found);
            return new Weighted(once, Answers.once(() -> once.get().weights(estimator)));
        }

        Value sums(Graph graph, Matrix columns) {
            return Targets.sums(graph, found.get(), weights.get(), columns);
        }

        Value total(Graph graph) {
            return graph.sum(weights.get(), 1, true);
        }
    }
}
