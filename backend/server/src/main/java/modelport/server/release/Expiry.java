package modelport.server.release;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import modelport.contract.Message;
import modelport.contract.release.ReleaseState;
import modelport.server.audit.Audit;
import modelport.server.database.Sql;

/** Ends reviews that take too long, and approvals that nobody uses. */
@Singleton
class Expiry {
    private static final String DUE = """
            select r.id from release r where ((r.state = 'IN_REVIEW' and r.review_until <= ?) or (r.state = 'APPROVED' and r.approved_until <= ?
                    and not exists (select 1 from job j where j.id = r.job_id and j.kind = 'rollout'
                        and j.state in ('QUEUED', 'RUNNING'))))
            order by r.id limit 100 for no key update of r skip locked
            """;

    private final Sql sql;
    private final Clock clock;
    private final ReleaseSteps steps;

    Expiry(Sql sql, Clock clock, ReleaseSteps steps) {
        this.sql = sql;
        this.clock = clock;
        this.steps = steps;
    }

    @Scheduled(fixedDelay = "30s", initialDelay = "10s")
    @Transactional
    void expire() {
        Instant now = clock.instant();
        sql.query(DUE, row -> row.uuid("id"), now, now).stream()
                .map(steps::lock)
                .forEach(release -> steps.take(release, ReleaseStep.EXPIRE, Audit.Actor.SYSTEM, reason(release)));
    }

    private static Message reason(ReleaseRef release) {
        return Message.of(
                release.state() == ReleaseState.IN_REVIEW ? "release.review-expired" : "release.approval-expired");
    }
}
