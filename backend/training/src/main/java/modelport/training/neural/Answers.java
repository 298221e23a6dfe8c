package modelport.training.neural;

import java.util.Arrays;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.Truth;
import modelport.training.network.Examination;
import modelport.training.network.Material;
import modelport.training.network.Objective;
import modelport.training.network.Softmax;

/**
 * What a network's outputs mean: scores of classes, or numbers with mean 0 and variance 1.
 *
 * @param means of the numbers; zeros for classes
 * @param deviations of the numbers; ones for classes
 */
@SuppressWarnings("ArrayRecordComponent")
record Answers(boolean classes, int width, double[] means, double[] deviations) {
    static Answers of(TrainingSet set) {
        return switch (set.truth()) {
            case Truth.Classes(int[] _, int count) -> new Answers(true, count, new double[count], ones(count));
            case Truth.Values(Table numbers) -> of(numbers);
        };
    }

    private static Answers of(Table numbers) {
        int width = numbers.columns();
        double[] means = new double[width];
        double[] deviations = new double[width];
        for (int i = 0; i < numbers.values().length; i++) {
            means[i % width] += (double) numbers.values()[i] / numbers.rows();
        }
        for (int i = 0; i < numbers.values().length; i++) {
            double distance = numbers.values()[i] - means[i % width];
            deviations[i % width] += distance * distance / numbers.rows();
        }
        Arrays.setAll(deviations, i -> deviations[i] > 0 ? Math.sqrt(deviations[i]) : 1);
        return new Answers(false, width, means, deviations);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    Objective objective() {
        return classes ? new Objective.SoftClasses(1, 0) : new Objective.Squares();
    }

    Material material(Table inputs, Truth truth) {
        return new Material(inputs, targets(truth), new float[0]);
    }

    private float[] targets(Truth truth) {
        float[] targets = new float[truth.rows() * width];
        switch (truth) {
            case Truth.Classes(int[] indexes, int _) -> {
                for (int row = 0; row < indexes.length; row++) {
                    targets[row * width + indexes[row]] = 1;
                }
            }
            case Truth.Values(Table numbers) -> {
                for (int i = 0; i < targets.length; i++) {
                    targets[i] = (float) ((numbers.values()[i] - means[i % width]) / deviations[i % width]);
                }
            }
        }
        return targets;
    }

    Examination examination(Table inputs, Truth truth) {
        return new Judgement(this, inputs, targets(truth));
    }

    /** What outputs say: probabilities or numbers. */
    float[] said(float... outputs) {
        float[] said = new float[outputs.length];
        double[] logs = new double[width];
        for (int from = 0; from < outputs.length; from += width) {
            if (classes) {
                Softmax.logs(outputs, from, 1, logs);
            }
            for (int i = 0; i < width; i++) {
                said[from + i] =
                        (float) (classes ? StrictMath.exp(logs[i]) : outputs[from + i] * deviations[i] + means[i]);
            }
        }
        return said;
    }

    /** How far outputs are from the truth; the score is the loss below zero. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Judgement(Answers answers, Table inputs, float[] targets) implements Examination {
        @Override
        public double loss(float... outputs) {
            double[] logs = new double[answers.width()];
            double loss = 0;
            for (int from = 0; from < outputs.length; from += logs.length) {
                if (answers.classes()) {
                    Softmax.logs(outputs, from, 1, logs);
                }
                for (int i = 0; i < logs.length; i++) {
                    double target = targets[from + i];
                    double distance = outputs[from + i] - target;
                    loss += answers.classes() ? -target * logs[i] : distance * distance;
                }
            }
            return loss / inputs.rows();
        }

        @Override
        public double score(float... outputs) {
            return -loss(outputs);
        }
    }
}
