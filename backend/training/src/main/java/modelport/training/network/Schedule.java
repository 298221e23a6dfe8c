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
    private static final int FEWEST_EPOCHS = 5;

    public Schedule {
        if (epochs < 1 || patience < 1 || batch < 2 || !(learningRate > 0)) {
            throw new IllegalArgumentException("no schedule");
        }
    }

    /** The same, with as few epochs as it takes to see no more than {@code most} rows in all, but some at least. */
    public Schedule within(long most, int rows) {
        int fewer = Math.clamp(most / rows, FEWEST_EPOCHS, Integer.MAX_VALUE);
        return new Schedule(Math.min(epochs, fewer), patience, batch, learningRate);
    }

    /** The rate when so much of the whole work is done. */
    double rate(double done) {
        return learningRate * (LAST + (1 - LAST) * (1 + StrictMath.cos(Math.PI * done)) / 2);
    }
}
