package modelport.training.network;

/**
 * How long a network learns. The learning rate falls along half a cosine to a hundredth.
 *
 * @param epochs at most
 * @param patience epochs without a better one before it ends
 * @param batch rows a step
 * @param learningRate of the first steps
 */
public record Schedule(int epochs, int patience, int batch, double learningRate) {
    private static final double LAST = 0.01;

    public Schedule {
        if (epochs < 1 || patience < 1 || batch < 2 || !(learningRate > 0)) {
            throw new IllegalArgumentException("no schedule");
        }
    }

    /** The rate when so much of the whole work is done. */
    double rate(double done) {
        return learningRate * (LAST + (1 - LAST) * (1 + StrictMath.cos(Math.PI * done)) / 2);
    }
}
