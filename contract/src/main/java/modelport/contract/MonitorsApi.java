package modelport.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.monitoring.ColumnHistory;
import modelport.contract.monitoring.DriftReport;
import modelport.contract.monitoring.EndpointHealth;
import modelport.contract.monitoring.FeedbackReceipt;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorChange;
import modelport.contract.monitoring.MonitorHistory;
import modelport.contract.monitoring.NewFeedback;
import modelport.contract.monitoring.NewMonitor;
import org.jspecify.annotations.Nullable;

/** Monitors: what endpoints are asked and answer, against what they should be. */
public interface MonitorsApi {
    /** At most so much feedback in one call. */
    int MOST_FEEDBACK = 10_000;

    /** Begins to watch an endpoint; {@link Problem.Conflict} if it is watched already. */
    Monitor create(Slug project, NewMonitor monitor);

    Monitor get(Slug project, UUID monitor);

    /** In the order of their endpoints. */
    Page<Monitor> list(Slug project, @Nullable Slug endpoint, PageRequest page);

    /** Throws {@link Problem.Stale} unless {@code rowVersion} is the newest. */
    Monitor change(Slug project, UUID monitor, long rowVersion, MonitorChange change);

    /** With its reports; counts go with their age, and alerts are resolved. */
    void delete(Slug project, UUID monitor);

    /** The newest window first. */
    Page<DriftReport> reports(Slug project, UUID monitor, PageRequest page);

    /** The report of the window that starts then. */
    DriftReport report(Slug project, UUID monitor, Instant from);

    /** At most 400 windows; more are joined. */
    MonitorHistory history(Slug project, UUID monitor, Instant from, Instant to);

    /** At most 400 windows; more are joined. */
    ColumnHistory column(Slug project, UUID monitor, String column, Instant from, Instant to);

    /** What predictions should have been; what cannot be taken is named, and the rest is taken. */
    FeedbackReceipt tell(Slug project, List<NewFeedback> feedback);

    /**
     * The same as a CSV table with the columns {@code prediction}, {@code label} and, if wanted, {@code row},
     * {@code observed_at}, {@code predicted} and {@code source}.
     */
    FeedbackReceipt tell(Slug project, String csv);

    /** Every endpoint of the caller's projects, the worst first; of one project where it is given. */
    List<EndpointHealth> fleet(@Nullable Slug project);
}
