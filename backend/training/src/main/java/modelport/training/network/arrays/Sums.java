package modelport.training.network.arrays;

import java.util.List;
import modelport.training.network.Weights;

/** Weighted sums of all that goes in. */
final class Sums implements Step {
    private final int in;
    private final int out;
    private final Variable weights;
    private final Variable bias;
    private final boolean first;
    private final boolean biased;
    private float[] inputs = {};

    /** @param first whether what goes in are a table's rows, whose slope nobody asks for */
    Sums(Weights.Layer layer, boolean first) {
        this.first = first;
        in = layer.in();
        out = layer.out();
        weights = new Variable(layer.weights());
        bias = new Variable(layer.bias());
        biased = layer.norm().isEmpty();
    }

    @Override
    public float[] forward(float[] values, int rows, boolean learning) {
        inputs = values;
        float[] sums = new float[rows * out];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(bias.value, 0, sums, row * out, out);
        }
        Matrices.addProduct(values, weights.value, sums, rows, in, out);
        return sums;
    }

    @Override
    public float[] backward(float[] gradient, int rows) {
        for (int i = 0; i < gradient.length && biased; i++) {
            bias.gradient[i % out] += gradient[i];
        }
        Matrices.addProduct(Matrices.transposed(inputs, rows, in), gradient, weights.gradient, in, rows, out);
        if (first) {
            return gradient;
        }
        float[] before = new float[rows * in];
        Matrices.addProduct(gradient, Matrices.transposed(weights.value, in, out), before, rows, out, in);
        return before;
    }

    @Override
    public List<Variable> variables() {
        return biased ? List.of(weights, bias) : List.of(weights);
    }
}
