package modelport.training.distillation;

import modelport.onnx.RefusedException;
import modelport.training.Table;
import modelport.training.Truth;
import modelport.training.distillation.TabularSignature.Classes;
import modelport.training.network.Examination;
import modelport.training.network.Material;
import modelport.training.network.Objective;
import modelport.training.network.Softmax;
import org.jspecify.annotations.Nullable;

/** Probabilities of classes. The network gives scores, whose softmax they are. */
final class ClassLessons implements Lessons {
    /** A probability below this says no more than that it is small. */
    private static final double SMALLEST = 1e-4;

    private static final double OFF = 1e-3;

    private final Classes classes;
    private final int width;
    private final Objective.SoftClasses objective;

    ClassLessons(Classes classes, StudentSpec spec) {
        this.classes = classes;
        width = classes.classes().size();
        objective = new Objective.SoftClasses(spec.temperature(), spec.alpha());
    }

    @Override
    public int outputs() {
        return width;
    }

    @Override
    public Objective objective() {
        return objective;
    }

    @Override
    public Material material(Table inputs, Table answers, @Nullable Truth truth) {
        float[] shares = shares(answers);
        float[] targets = shares.clone();
        if (truth != null) {
            state(targets, (Truth.Classes) truth);
        }
        return new Material(inputs, targets, softened(shares));
    }

    /** What is known takes the place of what the teacher says. */
    private void state(float[] targets, Truth.Classes truth) {
        for (int row = 0; row < truth.rows(); row++) {
            int right = truth.indexes()[row];
            for (int c = 0; c < width && right != Truth.Classes.UNKNOWN; c++) {
                targets[row * width + c] = c == right ? 1 : 0;
            }
        }
    }

    /** A teacher's scores are the logarithms of its probabilities, but for a number that softmax takes away. */
    private float[] softened(float... shares) {
        float[] soft = new float[shares.length];
        for (int i = 0; i < shares.length; i++) {
            soft[i] = (float) StrictMath.log(Math.max(shares[i], SMALLEST));
        }
        double[] logs = new double[width];
        for (int from = 0; from < soft.length; from += width) {
            Softmax.logs(soft, from, objective.temperature(), logs);
            for (int c = 0; c < width; c++) {
                soft[from + c] = (float) StrictMath.exp(logs[c]);
            }
        }
        return soft;
    }

    /** A probability for each class. */
    private float[] shares(Table answers) {
        float[] shares = answers.values();
        if (answers.columns() == 1) {
            shares = new float[answers.rows() * 2];
            for (int row = 0; row < answers.rows(); row++) {
                shares[row * 2 + 1] = answers.at(row, 0);
                shares[row * 2] = 1 - answers.at(row, 0);
            }
        }
        for (int from = 0; from < shares.length; from += width) {
            expectShares(shares, from);
        }
        return shares;
    }

    private void expectShares(float[] shares, int from) {
        double sum = 0;
        boolean each = true;
        for (int c = 0; c < width; c++) {
            sum += shares[from + c];
            each &= shares[from + c] >= -OFF;
        }
        if (!each || !(Math.abs(sum - 1) <= OFF)) {
            throw RefusedException.of(
                    "training.no-probabilities",
                    "output",
                    classes.probabilities().name());
        }
    }

    @Override
    public Examination examination(Table inputs, Table answers) {
        return new Comparison(inputs, shares(answers), width);
    }

    /** With the teacher's probabilities. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Comparison(Table inputs, float[] shares, int width) implements Examination {
        @Override
        public double loss(float... outputs) {
            double[] logs = new double[width];
            double loss = 0;
            for (int from = 0; from < outputs.length; from += width) {
                Softmax.logs(outputs, from, 1, logs);
                for (int c = 0; c < width; c++) {
                    loss -= shares[from + c] * logs[c];
                }
            }
            return loss / inputs.rows();
        }

        @Override
        public double score(float... outputs) {
            int same = 0;
            for (int from = 0; from < outputs.length; from += width) {
                same += largest(outputs, from) == largest(shares, from) ? 1 : 0;
            }
            return (double) same / inputs.rows();
        }

        private int largest(float[] values, int from) {
            int largest = 0;
            for (int c = 1; c < width; c++) {
                largest = values[from + c] > values[from + largest] ? c : largest;
            }
            return largest;
        }
    }
}
