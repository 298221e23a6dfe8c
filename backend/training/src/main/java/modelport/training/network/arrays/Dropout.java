package modelport.training.network.arrays;

import java.util.random.RandomGenerator;

/** Leaves out a share of the units at each step, and makes up for them with the others. */
final class Dropout implements Step {
    private final float share;
    private final RandomGenerator random;
    private float[] factors = {};

    Dropout(double share, RandomGenerator random) {
        this.share = (float) share;
        this.random = random;
    }

    @Override
    public float[] forward(float[] inputs, int rows, boolean learning) {
        if (!learning) {
            return inputs;
        }
        factors = new float[inputs.length];
        float[] outputs = new float[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            factors[i] = random.nextFloat() < share ? 0 : 1 / (1 - share);
            outputs[i] = inputs[i] * factors[i];
        }
        return outputs;
    }

    @Override
    public float[] backward(float[] gradient, int rows) {
        float[] before = new float[gradient.length];
        for (int i = 0; i < gradient.length; i++) {
            before[i] = gradient[i] * factors[i];
        }
        return before;
    }
}
