package modelport.statistics.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.Results;
import modelport.statistics.Unmeasured.Reason;

/**
 * Takes pairs of true and predicted numbers and says how far they lie apart; memory does not grow with the rows. Not
 * safe for use by several threads: give each its own and merge.
 */
public final class RegressionMetrics {
    public static final int MAX_OUTPUTS = 1_000;

    /** In the order of {@link #measures()}. */
    public static final List<Metric> METRICS = List.of(
            Metric.MAE,
            Metric.MSE,
            Metric.RMSE,
            Metric.R2,
            Metric.EXPLAINED_VARIANCE,
            Metric.MEDIAN_ABSOLUTE_ERROR,
            Metric.MAPE,
            Metric.MAX_ERROR);

    private final List<OutputErrors> outputs;

    public RegressionMetrics(int outputs) {
        if (outputs < 1 || outputs > MAX_OUTPUTS) {
            throw new IllegalArgumentException("between 1 and " + MAX_OUTPUTS + " outputs, not " + outputs);
        }
        this.outputs = IntStream.range(0, outputs)
                .mapToObj(output -> new OutputErrors())
                .toList();
    }

    /** A row of a model with one output; both numbers are finite. */
    public void add(double truth, double prediction) {
        if (outputs.size() != 1) {
            throw new IllegalArgumentException("one output of " + outputs.size());
        }
        outputs.getFirst().add(truth, prediction);
    }

    /** A row of a model with several outputs; all numbers are finite. */
    public void add(double[] truth, double[] prediction) {
        if (truth.length != outputs.size() || prediction.length != outputs.size()) {
            throw new IllegalArgumentException(
                    Arrays.toString(truth) + " and " + Arrays.toString(prediction) + " for " + outputs.size());
        }
        for (int output = 0; output < truth.length; output++) {
            outputs.get(output).add(truth[output], prediction[output]);
        }
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(RegressionMetrics other) {
        if (outputs.size() != other.outputs.size()) {
            throw new IllegalArgumentException(outputs.size() + " outputs and " + other.outputs.size());
        }
        for (int output = 0; output < outputs.size(); output++) {
            outputs.get(output).merge(other.outputs.get(output));
        }
    }

    public long count() {
        return outputs.getFirst().absolute().count();
    }

    /**
     * Over all outputs: the mean of the outputs' values, of the largest error the largest. The ends of an interval are
     * the means of the outputs' ends, which is too wide unless the outputs err together.
     */
    public Measures measures() {
        return measures(outputs);
    }

    /** Of one output. */
    public Measures measures(int output) {
        return measures(List.of(outputs.get(output)));
    }

    private static Measures measures(List<OutputErrors> outputs) {
        var results = new Results();
        if (outputs.getFirst().absolute().count() == 0) {
            results.missAll(METRICS, Reason.NO_ROWS);
        } else {
            new ErrorMeasures(outputs).measure(results);
        }
        return results.toMeasures();
    }
}
