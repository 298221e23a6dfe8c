package modelport.training.distillation;

/**
 * How long a student learns.
 *
 * @param epochs at most
 * @param patience epochs without a better one before it ends
 * @param batch rows a step
 * @param learningRate of the first steps
 * @param rows to learn from; if there are fewer, they are mixed to get more, which the teacher answers too
 */
public record Schedule(int epochs, int patience, int batch, double learningRate, int rows) {
    public Schedule {
        if (epochs < 1 || patience < 1 || batch < 2 || !(learningRate > 0) || rows < 0) {
            throw new IllegalArgumentException("no schedule");
        }
    }

    static Schedule usual() {
        return new Schedule(60, 15, 64, 3e-3, 20_000);
    }
}
