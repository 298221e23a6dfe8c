package modelport.statistics;

import java.util.ArrayList;
import java.util.List;
import modelport.statistics.Unmeasured.Reason;

/** Collects measures on their way to {@link Measures}. */
public final class Results {
    private final List<Measure> measured = new ArrayList<>();
    private final List<Unmeasured> unmeasured = new ArrayList<>();

    public void add(Measure measure) {
        measured.add(measure);
    }

    public void addAll(List<Measure> measures) {
        measured.addAll(measures);
    }

    public void miss(Metric metric, Reason reason) {
        unmeasured.add(new Unmeasured(metric, reason));
    }

    public void missAll(List<Metric> metrics, Reason reason) {
        metrics.forEach(metric -> miss(metric, reason));
    }

    public Measures toMeasures() {
        return new Measures(measured, unmeasured);
    }
}
