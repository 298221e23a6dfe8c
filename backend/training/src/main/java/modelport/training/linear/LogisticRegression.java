package modelport.training.linear;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.Truth;
import modelport.training.tuning.HyperParameter;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trained;
import modelport.training.tuning.TrainedGraph;
import modelport.training.tuning.Trainer;

/** Logistic regression with squared weights held small: the optimum that scikit-learn's comes close to. */
public final class LogisticRegression implements Trainer {
    private static final String STRENGTH = "C";
    private static final String STANDARDISE = "standardize";
    private static final String CLASS_WEIGHT = "class_weight";

    @Override
    public String name() {
        return "logistic-regression";
    }

    @Override
    public boolean learns(TrainingSet set) {
        return set.truth() instanceof Truth.Classes;
    }

    @Override
    public List<HyperParameter> parameters() {
        return List.of(
                new HyperParameter.Real(STRENGTH, 1e-6, 1e6, 1.0, true),
                new HyperParameter.Choice(STANDARDISE, List.of("yes", "no"), "yes"),
                new HyperParameter.Choice(CLASS_WEIGHT, List.of("none", "balanced"), "none"));
    }

    @Override
    public Trained fit(TrainingSet set, Setting setting, long seed, BooleanSupplier cancelled) {
        Setting all = setting.complete(this);
        Truth.Classes truth = (Truth.Classes) set.truth();
        long start = System.nanoTime();
        Standardised rows = Standardised.of(set.rows());
        double[] costs = rows.costs(all.text(STANDARDISE).equals("yes"));
        var loss = new LogisticLoss(rows, truth.indexes(), truth.count(), rowWeights(truth, all), costs);
        double[] weights = new Newton(loss, cancelled).smallest(loss.size());
        return new Model(set, rows.sums(weights, loss.sums()), Duration.ofNanos(System.nanoTime() - start));
    }

    private static double[] rowWeights(Truth.Classes truth, Setting setting) {
        double[] weights = new double[truth.rows()];
        Arrays.fill(weights, setting.number(STRENGTH));
        if (setting.text(CLASS_WEIGHT).equals("balanced")) {
            double[] counts = new double[truth.count()];
            for (int index : truth.indexes()) {
                counts[index]++;
            }
            for (int row = 0; row < weights.length; row++) {
                weights[row] *= truth.rows() / (truth.count() * counts[truth.indexes()[row]]);
            }
        }
        return weights;
    }

    private record Model(TrainingSet set, LinearSums sums, Duration took) implements Trained {
        @Override
        public Table answer(Table rows) {
            int classes = set.classes().size();
            float[] answers = new float[rows.rows() * classes];
            for (int row = 0; row < rows.rows(); row++) {
                double[] scores = scores(sums.of(rows, row));
                double largest = Arrays.stream(scores).max().orElseThrow();
                double all = Arrays.stream(scores)
                        .map(score -> StrictMath.exp(score - largest))
                        .sum();
                for (int c = 0; c < classes; c++) {
                    answers[row * classes + c] = (float) (StrictMath.exp(scores[c] - largest) / all);
                }
            }
            return new Table(classes, answers);
        }

        private static double[] scores(double... sums) {
            return sums.length == 1 ? new double[] {0, sums[0]} : sums;
        }

        @Override
        public byte[] onnx() {
            var trained = new TrainedGraph(set);
            Graph graph = trained.graph();
            Value scores = sums.append(graph, trained.rows());
            if (sums.constants().length == 1) {
                scores = graph.concat(1, List.of(graph.mul(scores, graph.number(0)), scores));
            }
            return trained.classifier(graph.softmax(scores));
        }

        @Override
        public void close() {
            // Arrays need no end.
        }
    }
}
