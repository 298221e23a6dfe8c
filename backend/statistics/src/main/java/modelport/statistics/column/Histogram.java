package modelport.statistics.column;

import java.util.List;

/** Counts of numbers in bins of equal width, at most 30; a bin holds {@code from <= x < to}. */
public record Histogram(List<Bin> bins) {
    public static final int MAX_BINS = 30;

    public Histogram {
        bins = List.copyOf(bins);
    }

    /** One bar. */
    public record Bin(double from, double to, long count) {}
}
