package modelport.demo;

import java.time.Duration;
import java.util.Optional;
import modelport.contract.Slug;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.monitoring.Alert;
import org.jspecify.annotations.Nullable;

/** The life of the clinic's endpoint: asked, watched, one day asked otherwise, and cared for. */
final class Clinic implements AutoCloseable {
    private static final int BURST = 500;
    private static final long LEARNABLE = 1500;
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(80);

    private final Cast cast;
    private final boolean quick;
    private final Watching watching;
    private final Maintaining maintaining;
    private final Labels labels;
    private final Traffic traffic;
    private long known;

    /** @param quick whether nobody waits for windows of time to pass */
    Clinic(Cast cast, Slug endpoint, boolean quick) {
        this.cast = cast;
        this.quick = quick;
        watching = new Watching(cast.author(), endpoint);
        maintaining = new Maintaining(cast.author(), endpoint);
        labels = new Labels(cast.author());
        traffic =
                new Traffic(cast.author().client(), endpoint, cast.luggage().lines("tumours-clinic.csv"), labels::hear);
    }

    /** Requests begin once somebody watches. */
    void open() throws Exception {
        cast.console().step("monitor", () -> {
            maintaining.rule();
            return watching.arm();
        });
        if (watching.isDrifting()) {
            traffic.changeMicroscope();
        }
        traffic.hurry(BURST);
        traffic.trickle(PAUSE);
    }

    /** Half-way, and what follows from it. */
    void changeMicroscope() throws Exception {
        if (!quick) {
            cast.console().step("steady", watching::awaitSteady);
        }
        traffic.changeMicroscope();
        known = labels.taken();
        cast.console().step("microscope", () -> {
            new Tumours(cast).bringNewMeasurements();
            return true;
        });
        cast.console().step("tuning", () -> new Tuning(cast).play());
        @Nullable Alert alert = quick ? null : cast.console().step("drift", watching::awaitDrift);
        cast.console().step("labels", this::awaitLabels);
        MaintenanceCase opened = maintaining.open(alert);
        cast.console().step(alert == null ? "case.opened" : "case", () -> maintaining.awaitPeople(opened));
        labels.tell();
        cast.console().detail("served", traffic.requests(), traffic.rows(), labels.taken());
    }

    /** Nobody can learn the new microscope from fewer. */
    private long awaitLabels() {
        return Patience.until(
                cast.words().say("wait.labels", LEARNABLE),
                LIMIT,
                () -> Optional.of(labels.tell() - known).filter(fresh -> fresh >= LEARNABLE));
    }

    @Override
    public void close() {
        traffic.close();
    }
}
