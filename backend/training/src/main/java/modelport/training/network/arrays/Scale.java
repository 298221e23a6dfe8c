package modelport.training.network.arrays;

import java.util.List;
import modelport.training.network.Weights.Norm;

/** Brings each unit to mean 0 and variance 1 over the rows of a step (Ioffe and Szegedy, 2015). */
final class Scale implements Step {
    private final int width;
    private final Norm norm;
    private final Variable gamma;
    private final Variable beta;
    private float[] scaled = {};
    private float[] deviations = {};

    Scale(Norm norm) {
        this.norm = norm;
        width = norm.gamma().length;
        gamma = new Variable(norm.gamma());
        beta = new Variable(norm.beta());
    }

    @Override
    public float[] forward(float[] inputs, int rows, boolean learning) {
        float[] means = learning ? new float[width] : norm.mean();
        float[] variances = learning ? new float[width] : norm.variance();
        if (learning) {
            measure(inputs, rows, means, variances);
        }
        deviations = new float[width];
        for (int unit = 0; unit < width; unit++) {
            deviations[unit] = (float) Math.sqrt(variances[unit] + Norm.EPSILON);
        }
        scaled = new float[inputs.length];
        float[] outputs = new float[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            int unit = i % width;
            scaled[i] = (inputs[i] - means[unit]) / deviations[unit];
            outputs[i] = scaled[i] * gamma.value[unit] + beta.value[unit];
        }
        return outputs;
    }

    private void measure(float[] inputs, int rows, float[] means, float[] variances) {
        for (int i = 0; i < inputs.length; i++) {
            means[i % width] += inputs[i] / rows;
        }
        for (int i = 0; i < inputs.length; i++) {
            float distance = inputs[i] - means[i % width];
            variances[i % width] += distance * distance / rows;
        }
        float unbiased = rows > 1 ? (float) rows / (rows - 1) : 1;
        for (int unit = 0; unit < width; unit++) {
            norm.mean()[unit] = Norm.MOMENTUM * norm.mean()[unit] + (1 - Norm.MOMENTUM) * means[unit];
            norm.variance()[unit] =
                    Norm.MOMENTUM * norm.variance()[unit] + (1 - Norm.MOMENTUM) * variances[unit] * unbiased;
        }
    }

    @Override
    public float[] backward(float[] gradient, int rows) {
        float[] sums = new float[width];
        float[] products = new float[width];
        for (int i = 0; i < gradient.length; i++) {
            sums[i % width] += gradient[i];
            products[i % width] += gradient[i] * scaled[i];
        }
        float[] before = new float[gradient.length];
        for (int i = 0; i < gradient.length; i++) {
            int unit = i % width;
            before[i] = gamma.value[unit]
                    / deviations[unit]
                    * (gradient[i] - (sums[unit] + scaled[i] * products[unit]) / rows);
        }
        for (int unit = 0; unit < width; unit++) {
            beta.gradient[unit] += sums[unit];
            gamma.gradient[unit] += products[unit];
        }
        return before;
    }

    @Override
    public List<Variable> variables() {
        return List.of(gamma, beta);
    }
}
