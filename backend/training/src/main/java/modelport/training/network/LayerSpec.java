package modelport.training.network;

/**
 * A hidden layer: every unit sees all of the layer before.
 *
 * @param width number of units
 * @param batchNorm whether sums are brought to one scale before they are bent
 * @param dropout share of units that are left out of each step of the training
 */
public record LayerSpec(int width, Activation activation, boolean batchNorm, double dropout) {
    public LayerSpec {
        if (width < 1 || !(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("no layer: %d units, dropout %s".formatted(width, dropout));
        }
    }

    /** A layer of rectified sums. */
    public static LayerSpec dense(int width) {
        return dense(width, Activation.RELU);
    }

    public static LayerSpec dense(int width, Activation activation) {
        return new LayerSpec(width, activation, false, 0);
    }

    public LayerSpec withBatchNorm() {
        return new LayerSpec(width, activation, true, dropout);
    }

    public LayerSpec withDropout(double share) {
        return new LayerSpec(width, activation, batchNorm, share);
    }
}
