package modelport.statistics.classification;

/** The means of an effect's first four powers over the labels, for one truth. */
record PowerMeans(double first, double second, double third, double fourth) {
    static PowerMeans of(Effect effect, int truth, Totals totals) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int label = 0; label < totals.classes(); label++) {
            double share = totals.predictions(label) / totals.rows();
            double x = effect.of(truth, label);
            first += share * x;
            second += share * x * x;
            third += share * x * x * x;
            fourth += share * x * x * x * x;
        }
        return new PowerMeans(first, second, third, fourth);
    }

    /** The mean square of the difference of two effects whose labels are independent. */
    double minusSquared(PowerMeans other) {
        return Math.max(0, second - 2 * first * other.first + other.second);
    }

    /** The mean fourth power of that difference. */
    double minusFourth(PowerMeans other) {
        return Math.max(
                0,
                fourth - 4 * third * other.first + 6 * second * other.second - 4 * first * other.third + other.fourth);
    }
}
