package modelport.training.linear;

/**
 * {@code Σ weight * cross entropy + ½ Σ cost * w²}; constants cost nothing. Two classes have one sum, more have one
 * each.
 */
final class LogisticLoss implements Smooth {
    private final Standardised rows;
    private final int[] classes;
    private final double[] rowWeights;
    private final double[] costs;
    private final int sums;
    private final int stride;
    private double[] at = {};
    private double[] shares = {};

    /** @param rowWeights what each row counts */
    LogisticLoss(Standardised rows, int[] classes, int count, double[] rowWeights, double[] costs) {
        this.rows = rows;
        this.classes = classes;
        this.rowWeights = rowWeights;
        this.costs = costs;
        sums = count == 2 ? 1 : count;
        stride = rows.columns() + 1;
    }

    int size() {
        return sums * stride;
    }

    int sums() {
        return sums;
    }

    @Override
    public double at(double[] x) {
        at = x.clone();
        shares = new double[rows.rows() * sums];
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            add(x, row, shares);
            loss += rowWeights[row] * (sums == 1 ? sigmoid(row) : softmax(row));
        }
        for (int i = 0; i < x.length; i++) {
            loss += 0.5 * cost(i) * x[i] * x[i];
        }
        return loss;
    }

    private double cost(int place) {
        int column = place % stride;
        return column == rows.columns() ? 0 : costs[column];
    }

    /** The sums of a row, into its places. */
    private void add(double[] x, int row, double[] into) {
        for (int sum = 0; sum < sums; sum++) {
            double value = x[sum * stride + rows.columns()];
            int from = row * rows.columns();
            for (int column = 0; column < rows.columns(); column++) {
                value += x[sum * stride + column] * rows.values()[from + column];
            }
            into[row * sums + sum] = value;
        }
    }

    /** Turns a row's sum into the share of the second class, and gives its loss. */
    private double sigmoid(int row) {
        double z = shares[row];
        shares[row] = 1 / (1 + StrictMath.exp(-z));
        double against = classes[row] == 1 ? -z : z;
        return Math.max(against, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(against)));
    }

    /** Turns a row's sums into shares, and gives its loss. */
    private double softmax(int row) {
        int from = row * sums;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sums; i++) {
            largest = Math.max(largest, shares[from + i]);
        }
        double all = 0;
        for (int i = 0; i < sums; i++) {
            all += StrictMath.exp(shares[from + i] - largest);
        }
        double log = largest + StrictMath.log(all);
        double loss = log - shares[from + classes[row]];
        for (int i = 0; i < sums; i++) {
            shares[from + i] = StrictMath.exp(shares[from + i] - log);
        }
        return loss;
    }

    @Override
    public double[] gradient() {
        double[] slopes = new double[shares.length];
        for (int row = 0; row < rows.rows(); row++) {
            for (int sum = 0; sum < sums; sum++) {
                boolean right = sums == 1 ? classes[row] == 1 : classes[row] == sum;
                slopes[row * sums + sum] = rowWeights[row] * (shares[row * sums + sum] - (right ? 1 : 0));
            }
        }
        return collected(slopes, at);
    }

    @Override
    public double[] curvature(double[] direction) {
        double[] moves = new double[shares.length];
        for (int row = 0; row < rows.rows(); row++) {
            add(direction, row, moves);
            int from = row * sums;
            double mean = 0;
            for (int i = from; i < from + sums; i++) {
                mean += shares[i] * moves[i];
            }
            for (int i = from; i < from + sums; i++) {
                double centred = sums == 1 ? (1 - shares[i]) * moves[i] : moves[i] - mean;
                moves[i] = rowWeights[row] * shares[i] * centred;
            }
        }
        return collected(moves, direction);
    }

    /** From slopes by the sums to slopes by the weights, with what the weights cost. */
    private double[] collected(double[] slopes, double[] x) {
        double[] collected = new double[size()];
        for (int row = 0; row < rows.rows(); row++) {
            int from = row * rows.columns();
            for (int sum = 0; sum < sums; sum++) {
                double slope = slopes[row * sums + sum];
                int to = sum * stride;
                for (int column = 0; column < rows.columns(); column++) {
                    collected[to + column] += slope * rows.values()[from + column];
                }
                collected[to + rows.columns()] += slope;
            }
        }
        for (int i = 0; i < collected.length; i++) {
            collected[i] += cost(i) * x[i];
        }
        return collected;
    }
}
