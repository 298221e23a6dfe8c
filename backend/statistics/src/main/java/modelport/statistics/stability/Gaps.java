package modelport.statistics.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.statistics.Difference;
import modelport.statistics.Interval;
import modelport.statistics.Measure;
import modelport.statistics.Measures;

/** How far a model's metrics lie apart on two data sets that share no row, such as training and evaluation. */
public final class Gaps {
    private Gaps() {}

    /** Every metric that both have with an interval, in the order of {@code first}. */
    public static List<Difference> between(Measures first, Measures second) {
        List<Difference> gaps = new ArrayList<>();
        for (Measure measure : first.measured()) {
            second.find(measure.metric())
                    .flatMap(other -> between(measure, other))
                    .ifPresent(gaps::add);
        }
        return gaps;
    }

    /** Empty unless both have an interval. */
    public static Optional<Difference> between(Measure first, Measure second) {
        if (first.interval() == null || second.interval() == null) {
            return Optional.empty();
        }
        Interval interval = interval(first.value(), first.interval(), second.value(), second.interval());
        return Optional.of(new Difference(
                first.metric(), first.value(), second.value(), interval, Math.min(first.n(), second.n())));
    }

    /**
     * The interval of a difference from the intervals of both, by G. Y. Zou and A. Donner, Statistics in Medicine 27,
     * 2008: their halves on the sides that meet add up as independent errors do.
     */
    private static Interval interval(double first, Interval ofFirst, double second, Interval ofSecond) {
        double value = second - first;
        double down = Math.hypot(second - ofSecond.low(), ofFirst.high() - first);
        double up = Math.hypot(ofSecond.high() - second, first - ofFirst.low());
        return new Interval(value - down, value + up);
    }
}
