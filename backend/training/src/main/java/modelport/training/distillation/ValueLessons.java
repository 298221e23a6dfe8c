package modelport.training.distillation;

import java.util.Arrays;
import modelport.training.Table;
import modelport.training.Truth;
import modelport.training.network.Examination;
import modelport.training.network.Material;
import modelport.training.network.Objective;
import modelport.training.network.Weights;
import org.jspecify.annotations.Nullable;

/** Numbers. The network gives them with mean 0 and variance 1. */
final class ValueLessons implements Lessons {
    private final int width;
    private final double alpha;
    private final double[] means;
    private final double[] deviations;

    /** @param answers whose means and deviations are taken */
    ValueLessons(Table answers, StudentSpec spec) {
        width = answers.columns();
        alpha = spec.alpha();
        means = new double[width];
        deviations = new double[width];
        for (int i = 0; i < answers.values().length; i++) {
            means[i % width] += (double) answers.values()[i] / answers.rows();
        }
        for (int i = 0; i < answers.values().length; i++) {
            double distance = answers.values()[i] - means[i % width];
            deviations[i % width] += distance * distance / answers.rows();
        }
        Arrays.setAll(deviations, i -> deviations[i] > 0 ? Math.sqrt(deviations[i]) : 1);
    }

    @Override
    public int outputs() {
        return width;
    }

    @Override
    public Objective objective() {
        return new Objective.Squares();
    }

    @Override
    public Material material(Table inputs, Table answers, @Nullable Truth truth) {
        float[] targets = standard(answers);
        if (truth != null) {
            float[] right = standard(((Truth.Values) truth).table());
            for (int i = 0; i < right.length; i++) {
                if (!Float.isNaN(right[i])) {
                    targets[i] = (float) (alpha * targets[i] + (1 - alpha) * right[i]);
                }
            }
        }
        return new Material(inputs, targets, new float[0]);
    }

    private float[] standard(Table values) {
        float[] standard = new float[values.values().length];
        for (int i = 0; i < standard.length; i++) {
            standard[i] = (float) ((values.values()[i] - means[i % width]) / deviations[i % width]);
        }
        return standard;
    }

    @Override
    public Examination examination(Table inputs, Table answers) {
        return new Comparison(inputs, standard(answers));
    }

    @Override
    public Weights finished(Weights weights) {
        return weights.rescaled(deviations, means);
    }

    /** With the teacher's numbers. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Comparison(Table inputs, float[] answers) implements Examination {
        @Override
        public double loss(float... outputs) {
            double sum = 0;
            for (int i = 0; i < outputs.length; i++) {
                sum += (outputs[i] - answers[i]) * (outputs[i] - answers[i]);
            }
            return sum / outputs.length;
        }

        /** R² over all numbers together. */
        @Override
        public double score(float... outputs) {
            double mean = 0;
            for (float answer : answers) {
                mean += (double) answer / answers.length;
            }
            double variance = 0;
            for (float answer : answers) {
                variance += (answer - mean) * (answer - mean) / answers.length;
            }
            return variance == 0 ? 1 : 1 - loss(outputs) / variance;
        }
    }
}
