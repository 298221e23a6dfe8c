package modelport.statistics;

import java.util.List;
import java.util.Optional;

/** What rows say, and what they cannot say. */
public record Measures(List<Measure> measured, List<Unmeasured> unmeasured) {
    public Measures {
        measured = List.copyOf(measured);
        unmeasured = List.copyOf(unmeasured);
    }

    /** The measure of {@code metric}, if these rows have it. */
    public Optional<Measure> find(Metric metric) {
        return measured.stream().filter(measure -> measure.metric() == metric).findFirst();
    }
}
