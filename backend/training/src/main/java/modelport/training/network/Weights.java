package modelport.training.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The numbers of a network.
 *
 * @param layers hidden ones in their order, then the output
 */
public record Weights(List<Layer> layers) {
    public Weights {
        layers = List.copyOf(layers);
    }

    /**
     * Those of one layer: {@code x * weights + bias}, brought to one scale where it has a norm.
     *
     * @param weights [in, out]
     * @param bias [out]; zeros where there is a norm, which takes away what they add
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Layer(int in, int out, float[] weights, float[] bias, Optional<Norm> norm) {
        /** The layer whose sums are those of this one, each multiplied and then shifted; it has no norm. */
        public Layer rescaled(double[] scales, double[] shifts) {
            float[] rescaled = new float[weights.length];
            for (int i = 0; i < weights.length; i++) {
                rescaled[i] = (float) (weights[i] * scales[i % out]);
            }
            float[] shifted = new float[out];
            for (int unit = 0; unit < out; unit++) {
                shifted[unit] = (float) (bias[unit] * scales[unit] + shifts[unit]);
            }
            return new Layer(in, out, rescaled, shifted, Optional.empty());
        }

        Layer copy() {
            return new Layer(in, out, weights.clone(), bias.clone(), norm.map(Norm::copy));
        }
    }

    /** {@code (x - mean) / sqrt(variance + EPSILON) * gamma + beta}. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Norm(float[] gamma, float[] beta, float[] mean, float[] variance) {
        public static final float EPSILON = 1e-5f;
        /** Share that the running mean and variance keep at each step. */
        public static final float MOMENTUM = 0.9f;

        static Norm initial(int width) {
            float[] ones = new float[width];
            Arrays.fill(ones, 1);
            return new Norm(ones, new float[width], new float[width], ones.clone());
        }

        Norm copy() {
            return new Norm(gamma.clone(), beta.clone(), mean.clone(), variance.clone());
        }
    }

    /** The same with another last layer: each output multiplied and then shifted. */
    public Weights rescaled(double[] scales, double[] shifts) {
        List<Layer> changed = new ArrayList<>(layers);
        changed.set(layers.size() - 1, layers.getLast().rescaled(scales, shifts));
        return new Weights(changed);
    }

    public Weights copy() {
        return new Weights(layers.stream().map(Layer::copy).toList());
    }

    /** Uniform numbers whose spread keeps sums at one scale from layer to layer (He et al., 2015). */
    public static Weights random(Network network, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Layer> layers = new ArrayList<>();
        int in = network.columns();
        for (LayerSpec layer : network.hidden()) {
            Optional<Norm> norm = layer.batchNorm() ? Optional.of(Norm.initial(layer.width())) : Optional.empty();
            layers.add(layer(in, layer.width(), norm, random));
            in = layer.width();
        }
        layers.add(layer(in, network.outputs(), Optional.empty(), random));
        return new Weights(layers);
    }

    private static Layer layer(int in, int out, Optional<Norm> norm, RandomGenerator random) {
        float bound = (float) Math.sqrt(6.0 / in);
        float[] weights = new float[Math.multiplyExact(in, out)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextFloat(-bound, bound);
        }
        return new Layer(in, out, weights, new float[out], norm);
    }
}
