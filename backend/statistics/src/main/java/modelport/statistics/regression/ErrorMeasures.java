package modelport.statistics.regression;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import modelport.statistics.Interval;
import modelport.statistics.Measure;
import modelport.statistics.Metric;
import modelport.statistics.Results;
import modelport.statistics.Unmeasured.Reason;
import modelport.statistics.interval.Moments;
import modelport.statistics.interval.OrderStatistics;
import org.jspecify.annotations.Nullable;

/** Turns the errors of some outputs into measures of all of them. */
final class ErrorMeasures {
    private final List<OutputErrors> outputs;
    private final long rows;

    ErrorMeasures(List<OutputErrors> outputs) {
        this.outputs = outputs;
        rows = outputs.getFirst().absolute().count();
    }

    void measure(Results results) {
        results.add(ofMeans(Metric.MAE, OutputErrors::absolute));
        results.add(ofMeans(Metric.MSE, OutputErrors::squared));
        results.add(mean(
                Metric.RMSE,
                output -> Math.sqrt(output.squared().mean()),
                output -> root(output.squared().interval())));
        if (rows < 2) {
            results.missAll(List.of(Metric.R2, Metric.EXPLAINED_VARIANCE), Reason.TOO_FEW_ROWS);
        } else {
            results.add(mean(Metric.R2, ErrorMeasures::r2, ErrorMeasures::r2Interval));
            results.add(mean(
                    Metric.EXPLAINED_VARIANCE,
                    ErrorMeasures::explained,
                    output -> output.spread().explainedInterval()));
        }
        results.add(mean(
                Metric.MEDIAN_ABSOLUTE_ERROR, output -> output.sketch().sorted().quantile(0.5), ErrorMeasures::median));
        results.add(ofMeans(Metric.MAPE, OutputErrors::percentage));
        double max = outputs.stream().mapToDouble(OutputErrors::max).max().orElseThrow();
        results.add(new Measure(Metric.MAX_ERROR, max, null, rows));
    }

    private Measure ofMeans(Metric metric, Function<OutputErrors, Moments> moments) {
        return mean(
                metric,
                output -> moments.apply(output).mean(),
                output -> moments.apply(output).interval());
    }

    private Measure mean(
            Metric metric, ToDoubleFunction<OutputErrors> value, Function<OutputErrors, @Nullable Interval> interval) {
        double sum = 0;
        double low = 0;
        double high = 0;
        boolean known = true;
        for (OutputErrors output : outputs) {
            sum += value.applyAsDouble(output);
            Interval one = interval.apply(output);
            known &= one != null;
            low += one == null ? 0 : one.low();
            high += one == null ? 0 : one.high();
        }
        int count = outputs.size();
        Interval all = known ? new Interval(low / count, high / count).within(metric) : null;
        return new Measure(metric, sum / count, all, rows);
    }

    /** As scikit-learn has it: constant truths are met exactly or not at all. */
    private static double r2(OutputErrors output) {
        double error = output.squared().mean();
        if (error == 0) {
            return 1;
        }
        return output.spread().isConstant() ? 0 : 1 - output.spread().missed(error);
    }

    private static @Nullable Interval r2Interval(OutputErrors output) {
        return output.spread().r2Interval(output.squared().mean());
    }

    private static double explained(OutputErrors output) {
        double unexplained = output.spread().unexplained();
        if (Double.isNaN(unexplained) || unexplained == 0) {
            return 1;
        }
        return output.spread().isConstant() ? 0 : 1 - unexplained;
    }

    private static @Nullable Interval median(OutputErrors output) {
        return OrderStatistics.interval(output.sketch(), output.sketch().sorted(), 0.5);
    }

    private static @Nullable Interval root(@Nullable Interval squared) {
        return squared == null ? null : new Interval(Math.sqrt(Math.max(0, squared.low())), Math.sqrt(squared.high()));
    }
}
