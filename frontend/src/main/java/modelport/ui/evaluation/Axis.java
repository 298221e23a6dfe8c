package modelport.ui.evaluation;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.ui.components.Interval;

/** Where values of a metric lie on a line whose right end is the best there is. */
record Axis(double worst, double best) {
    /** From the best value there is to a round one below the worst of these. */
    static Axis of(String metric, List<Measured> shown) {
        double best = MetricText.lowerIsBetter(metric) ? 0 : 1;
        double reach = shown.stream()
                .filter(each -> each.metric().equals(metric))
                .flatMap(Axis::ends)
                .mapToDouble(end -> Math.abs(best - end))
                .max()
                .orElse(0);
        double span = round(reach);
        return new Axis(MetricText.lowerIsBetter(metric) ? span : 1 - span, best);
    }

    /** Changes of one metric, with none in the middle. */
    static Axis ofChanges(List<Moved> changes) {
        double reach = changes.stream()
                .flatMapToDouble(each -> DoubleStream.of(each.low(), each.high(), each.difference()))
                .map(Math::abs)
                .max()
                .orElse(0);
        double span = round(reach);
        boolean lower = !changes.isEmpty()
                && MetricText.lowerIsBetter(changes.getFirst().metric());
        return new Axis(lower ? span : -span, lower ? -span : span);
    }

    double at(double value) {
        return (value - worst) / (best - worst);
    }

    Interval draw(Measured measured) {
        double low = measured.low() == null ? measured.value() : measured.low();
        double high = measured.high() == null ? measured.value() : measured.high();
        return Interval.of("better", at(low), at(measured.value()), at(high));
    }

    /** The same, held against a value. */
    Interval draw(Measured measured, double against, String css) {
        double low = measured.low() == null ? measured.value() : measured.low();
        double high = measured.high() == null ? measured.value() : measured.high();
        return Interval.against(at(against), css, at(low), at(measured.value()), at(high));
    }

    Interval draw(Moved moved) {
        return Interval.against(
                0.5, VerdictText.css(moved.verdict()), at(moved.low()), at(moved.difference()), at(moved.high()));
    }

    private static Stream<Double> ends(Measured each) {
        return Stream.of(
                each.value(),
                each.low() == null ? each.value() : each.low(),
                each.high() == null ? each.value() : each.high());
    }

    /** The next of 1, 2, 5, 10, 20, ... with a little air. */
    private static double round(double reach) {
        double wanted = reach <= 0 ? 0.01 : reach * 1.05;
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double step : new double[] {1, 2, 5}) {
            if (wanted <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
