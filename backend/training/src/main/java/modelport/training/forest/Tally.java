package modelport.training.forest;

/** What the rows of a node have together. Rows that were drawn several times weigh as much. */
sealed interface Tally {
    Tally empty();

    void add(int row, int weight);

    void remove(int row, int weight);

    long weight();

    /**
     * The more alike the rows, the larger: two halves are as good as the sum of theirs. Choosing the largest is
     * choosing the smallest Gini impurity or variance.
     */
    double likeness();

    /** Whether no split could make the rows more alike. */
    boolean isPure();

    /** What a leaf of these rows says: shares of the classes, or the mean. */
    double[] said();

    /** Rows of some classes. */
    final class OfClasses implements Tally {
        private final int[] classes;
        private final long[] counts;
        private long weight;
        private long squares;

        OfClasses(int[] classes, int count) {
            this.classes = classes;
            counts = new long[count];
        }

        @Override
        public Tally empty() {
            return new OfClasses(classes, counts.length);
        }

        @Override
        public void add(int row, int more) {
            int c = classes[row];
            squares += more * (2 * counts[c] + more);
            counts[c] += more;
            weight += more;
        }

        @Override
        public void remove(int row, int less) {
            add(row, -less);
        }

        @Override
        public long weight() {
            return weight;
        }

        @Override
        public double likeness() {
            return (double) squares / weight;
        }

        @Override
        public boolean isPure() {
            return squares == weight * weight;
        }

        @Override
        public double[] said() {
            double[] shares = new double[counts.length];
            for (int c = 0; c < shares.length; c++) {
                shares[c] = (double) counts[c] / weight;
            }
            return shares;
        }
    }

    /** Rows with a number each, as far as they are from the mean of all. */
    final class OfNumbers implements Tally {
        private final double[] numbers;
        private final double mean;
        private long weight;
        private double sum;
        private double squares;

        OfNumbers(double[] numbers, double mean) {
            this.numbers = numbers;
            this.mean = mean;
        }

        @Override
        public Tally empty() {
            return new OfNumbers(numbers, mean);
        }

        @Override
        public void add(int row, int more) {
            double number = numbers[row] - mean;
            sum += more * number;
            squares += more * number * number;
            weight += more;
        }

        @Override
        public void remove(int row, int less) {
            add(row, -less);
        }

        @Override
        public long weight() {
            return weight;
        }

        @Override
        public double likeness() {
            return sum * sum / weight;
        }

        @Override
        public boolean isPure() {
            return squares - likeness() <= 1e-12 * squares;
        }

        @Override
        public double[] said() {
            return new double[] {mean + sum / weight};
        }
    }
}
