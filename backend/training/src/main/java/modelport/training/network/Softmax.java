package modelport.training.network;

/** Scores as shares that add up to 1. */
public final class Softmax {
    private Softmax() {}

    /** Logarithms of the softmax of {@code scores / temperature} from place {@code from} on, as many as fit. */
    public static void logs(float[] scores, int from, double temperature, double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = scores[from + i] / temperature;
            largest = Math.max(largest, logs[i]);
        }
        double sum = 0;
        for (double score : logs) {
            sum += StrictMath.exp(score - largest);
        }
        double all = largest + StrictMath.log(sum);
        for (int i = 0; i < logs.length; i++) {
            logs[i] -= all;
        }
    }
}
