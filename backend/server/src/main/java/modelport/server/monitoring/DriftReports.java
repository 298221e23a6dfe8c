package modelport.server.monitoring;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.monitoring.DriftReport;
import modelport.server.access.ProjectRef;
import modelport.server.http.Paging;
import modelport.server.monitoring.internal.ReportRows;
import org.jspecify.annotations.Nullable;

/** Finds what windows said. */
@Singleton
public class DriftReports {
    private final Monitors monitors;
    private final ReportRows rows;

    DriftReports(Monitors monitors, ReportRows rows) {
        this.monitors = monitors;
        this.rows = rows;
    }

    /** The newest window first. */
    @ReadOnly
    public Page<DriftReport> list(ProjectRef project, UUID monitor, PageRequest page) {
        UUID id = monitors.require(project, monitor).id();
        List<DriftReport> oneMore = rows.list(id, after(page.after()), page.limit() + 1);
        return Paging.page(oneMore, page, report -> report.from().toString());
    }

    /** The report of the window that starts then. */
    @ReadOnly
    public DriftReport get(ProjectRef project, UUID monitor, Instant from) {
        UUID id = monitors.require(project, monitor).id();
        return rows.find(id, from)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("drift-report", from.toString())));
    }

    private static @Nullable Instant after(@Nullable String after) {
        try {
            return after == null ? null : Instant.parse(after);
        } catch (DateTimeException _) {
            throw new ProblemException(Problem.Invalid.field("after", "monitoring.after-unfit"));
        }
    }
}
