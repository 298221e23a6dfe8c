package modelport.statistics.column;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import modelport.statistics.column.Histogram.Bin;
import modelport.statistics.column.NumberSummary.Quantile;
import modelport.statistics.column.NumberSummary.Spread;
import modelport.statistics.interval.Moments;
import modelport.statistics.sketch.DistinctCounter;
import modelport.statistics.sketch.DyadicHistogram;
import modelport.statistics.sketch.QuantileSketch;

/**
 * Takes the numbers of a column one by one; memory does not grow with them. Not safe for use by several threads: give
 * each its own and merge.
 */
public final class NumberColumn {
    /** Quantiles are exact below this, then their ranks are within 0.13 percent. */
    private static final int SKETCH = 4_096;

    private static final double[] SHARES = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};

    private final Moments moments = new Moments();
    private final QuantileSketch sketch;
    private final DyadicHistogram histogram = new DyadicHistogram();
    private final DistinctCounter distinct = new DistinctCounter();
    private long missing;

    /** The seed decides which numbers stand for the others once there are many. */
    public NumberColumn(long seed) {
        sketch = new QuantileSketch(SKETCH, seed);
    }

    /** NaN and infinity count as missing. */
    public void add(double value) {
        if (!Double.isFinite(value)) {
            missing++;
            return;
        }
        moments.add(value);
        sketch.add(value);
        histogram.add(value);
        distinct.add(value);
    }

    public void addMissing() {
        missing++;
    }

    /** Adds all values of {@code other}, which is left as it is. */
    public void merge(NumberColumn other) {
        moments.merge(other.moments);
        sketch.merge(other.sketch);
        histogram.merge(other.histogram);
        distinct.merge(other.distinct);
        missing += other.missing;
    }

    public NumberSummary summary() {
        if (moments.count() == 0) {
            return new NumberSummary(0, missing, 0, null, List.of(), new Histogram(List.of()));
        }
        var sorted = sketch.sorted();
        List<Quantile> quantiles = DoubleStream.of(SHARES)
                .mapToObj(share -> new Quantile(share, sorted.quantile(share)))
                .toList();
        var spread = new Spread(moments.mean(), moments.sd(), sorted.min(), sorted.max());
        return new NumberSummary(moments.count(), missing, distinct.count(), spread, quantiles, bins());
    }

    private Histogram bins() {
        var bars = histogram.bars(Histogram.MAX_BINS);
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            bins.add(new Bin(bars.edge(i), bars.edge(i + 1), bars.count(i)));
        }
        return new Histogram(bins);
    }
}
