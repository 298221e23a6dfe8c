package modelport.formats.sklearn.ensemble;

import java.util.Arrays;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.tree.TreeClassifiers;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** What a member of AdaBoost says of each class, one number for each. */
sealed interface Opinion {
    /** What a leaf of a tree says. */
    double[] of(TreeClassifiers trees, TreeClassifiers.Leaf leaf);

    /** What any member says that answers so, of shape [N, classes]. */
    Value of(Graph graph, Answers answers, int member);

    /** SAMME.R: logarithms of probabilities, less their mean. */
    record ByProbability(int classes) implements Opinion {
        /** So that there is a logarithm: the step between numbers at 1. */
        private static final double LEAST = Math.ulp(1.0);

        @Override
        public double[] of(TreeClassifiers trees, TreeClassifiers.Leaf leaf) {
            double[] logarithms = Arrays.stream(leaf.probabilities())
                    .map(each -> Math.log(Math.max(each, LEAST)))
                    .toArray();
            double mean = 1.0 / classes * Arrays.stream(logarithms).sum();
            return Arrays.stream(logarithms)
                    .map(each -> (classes - 1) * (each - mean))
                    .toArray();
        }

        @Override
        public Value of(Graph graph, Answers answers, int member) {
            Value logarithms = graph.log(graph.max(answers.value(Method.PREDICT_PROBA), graph.number(LEAST)));
            Value mean = graph.mul(graph.number(1.0 / classes), graph.sum(logarithms, 1, true));
            return graph.mul(graph.number(classes - 1), graph.sub(logarithms, mean));
        }
    }

    /**
     * SAMME: the member's weight for the class that it has chosen.
     *
     * @param symmetric whether all others get as much less than nothing together, as since 1.3
     */
    @SuppressWarnings("ArrayRecordComponent")
    record ByChoice(Classes classes, double[] weights, boolean symmetric) implements Opinion {
        @Override
        public double[] of(TreeClassifiers trees, TreeClassifiers.Leaf leaf) {
            int[] places = Places.among(trees.classes(leaf.member()), classes);
            return row(leaf.member(), places[leaf.choice()]);
        }

        @Override
        public Value of(Graph graph, Answers answers, int member) {
            Classes own = answers.classes()
                    .orElseThrow(() ->
                            RefusedException.of("sklearn.no-method", "estimator", "estimator", "method", "predict"));
            int[] places = Places.among(own, classes);
            double[] rows = Arrays.stream(places)
                    .boxed()
                    .flatMapToDouble(place -> Arrays.stream(row(member, place)))
                    .toArray();
            Value table = graph.doubles(rows, places.length, classes.count());
            return graph.gather(table, answers.value(Method.PREDICT), 0);
        }

        private double[] row(int member, int chosen) {
            double[] row = new double[classes.count()];
            double weight = weights[member];
            Arrays.fill(row, symmetric ? -1.0 / (classes.count() - 1) * weight : 0);
            if (chosen >= 0) {
                row[chosen] = weight;
            }
            return row;
        }
    }
}
