package modelport.statistics.quality;

import java.util.Optional;
import modelport.statistics.Interval;
import modelport.statistics.interval.Newcombe;
import modelport.statistics.interval.Wilson;

/**
 * How good answers of a window were, as far as their labels have arrived.
 *
 * @param predictions in the window
 * @param labelled of those with a label
 * @param right of those with a label that says the same
 * @param expected the share of predictions that get a label in the end, above 0; 1 if nobody knows
 */
public record LabelledQuality(long predictions, long labelled, long right, double expected) {
    /** From this maturity on a window is compared. */
    public static final double MATURE = 0.8;

    public LabelledQuality {
        if (right < 0 || right > labelled || labelled > predictions || !(expected > 0 && expected <= 1)) {
            throw new IllegalArgumentException(
                    "not counts of labels: " + right + " " + labelled + " " + predictions + " " + expected);
        }
    }

    /** Labels that are here of those that will be, from 0 to 1. */
    public double maturity() {
        return predictions == 0 ? 0 : Math.min(1, labelled / (predictions * expected));
    }

    /** Whether as many labels are here as it takes to say something. */
    public boolean isMature(long least) {
        return labelled >= least && maturity() >= MATURE;
    }

    /** Share of right labels; empty without any. */
    public Optional<Double> accuracy() {
        return labelled == 0 ? Optional.empty() : Optional.of((double) right / labelled);
    }

    /** 95 percent for the accuracy (Wilson); empty without a label. */
    public Optional<Interval> interval() {
        return labelled == 0 ? Optional.empty() : Optional.of(Wilson.of(right, labelled));
    }

    /** 95 percent for this accuracy less that of a baseline; empty where one of them has no label. */
    public Optional<Interval> change(LabelledQuality baseline) {
        return labelled == 0 || baseline.labelled == 0
                ? Optional.empty()
                : Optional.of(Newcombe.of(baseline.right, baseline.labelled, right, labelled));
    }

    /** Whether it lies below a floor, and chance does not explain that. */
    public boolean isBelow(double floor) {
        return interval().filter(range -> range.high() < floor).isPresent();
    }
}
