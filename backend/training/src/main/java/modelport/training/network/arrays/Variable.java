package modelport.training.network.arrays;

import java.util.Arrays;
import modelport.training.network.Learner;

/** Numbers that are learned, and how the loss changes with them. */
final class Variable {
    final float[] value;
    final float[] gradient;
    private final float[] mean;
    private final float[] square;

    Variable(float[] value) {
        this.value = value;
        gradient = new float[value.length];
        mean = new float[value.length];
        square = new float[value.length];
    }

    /** Adam's step number {@code step}, counted from 1; the gradient is zero afterwards. */
    void adam(double learningRate, int step) {
        double first = 1 - Math.pow(Learner.BETA1, step);
        double second = 1 - Math.pow(Learner.BETA2, step);
        float rate = (float) (learningRate * Math.sqrt(second) / first);
        float beta1 = (float) Learner.BETA1;
        float beta2 = (float) Learner.BETA2;
        float epsilon = (float) Learner.EPSILON;
        for (int i = 0; i < value.length; i++) {
            mean[i] = beta1 * mean[i] + (1 - beta1) * gradient[i];
            square[i] = beta2 * square[i] + (1 - beta2) * gradient[i] * gradient[i];
            value[i] -= rate * mean[i] / ((float) Math.sqrt(square[i]) + epsilon);
        }
        Arrays.fill(gradient, 0);
    }
}
