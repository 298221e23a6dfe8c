package modelport.statistics.embedding;

/** Angles and distances of vectors, summed in double precision. */
final class Cosine {
    private Cosine() {}

    /** From -1 to 1; of two zero vectors 1, of a zero and another one 0. */
    static double of(float[] left, float[] right) {
        double a = dot(left, left);
        double b = dot(right, right);
        if (a == 0 || b == 0) {
            return a == b ? 1 : 0;
        }
        return Math.clamp(dot(left, right) / Math.sqrt(a) / Math.sqrt(b), -1, 1);
    }

    static double distance(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            double gap = (double) left[i] - right[i];
            sum += gap * gap;
        }
        return Math.sqrt(sum);
    }

    static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }
}
