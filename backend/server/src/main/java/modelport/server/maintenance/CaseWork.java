package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.release.NewDecision;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.jobs.Jobs;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.ServedEndpoint;
import modelport.server.release.ReleaseSubmissions;
import modelport.server.release.Releases;

/** What a case has begun: ends it, or lets it run again. */
@Singleton
class CaseWork {
    private final Sql sql;
    private final Jobs jobs;
    private final Releases releases;
    private final ReleaseSubmissions submissions;
    private final Authors authors;
    private final CaseLedger ledger;
    private final EvaluationStage evaluation;

    CaseWork(
            Sql sql,
            Jobs jobs,
            Releases releases,
            ReleaseSubmissions submissions,
            Authors authors,
            CaseLedger ledger,
            EvaluationStage evaluation) {
        this.sql = sql;
        this.jobs = jobs;
        this.releases = releases;
        this.submissions = submissions;
        this.authors = authors;
        this.ledger = ledger;
        this.evaluation = evaluation;
    }

    /** Ends what a case has running; a release that is being rolled out is left to those who deploy. */
    @Transactional(TxType.MANDATORY)
    void cancel(Caller caller, ProjectRef project, CaseRow row) {
        switch (row.state()) {
            case TUNING, COMPRESSING, EVALUATING -> running(row).forEach(job -> jobs.cancel(caller, job));
            case REQUESTED -> takeBack(caller, project, row);
            case OPEN, HANDED_OVER, CLOSED -> {
                // Nothing runs.
            }
        }
    }

    /**
     * Lets the step that failed run again. A search goes on where it was, unless the policy wants another one by now;
     * everything else is begun anew.
     */
    @Transactional(TxType.MANDATORY)
    void again(Caller caller, ProjectRef project, CaseRow before, CaseRow row) {
        switch (row.state()) {
            case TUNING -> {
                boolean same = before.settings().tuning().equals(row.settings().tuning())
                        && before.settings().data().equals(row.settings().data());
                if (!same || !goesOn(caller, jobOf("tuning", row.things().tuning()))) {
                    ledger.afresh(row);
                }
            }
            case COMPRESSING -> {
                if (!goesOn(caller, jobOf("compression", row.things().compression()))) {
                    throw new ProblemException(new Problem.Conflict(Message.of("maintenance.begin-anew")));
                }
            }
            case EVALUATING -> {
                if (row.comparison().isEmpty()) {
                    evaluation.start(turn(caller, project, row));
                }
            }
            case REQUESTED -> ledger.toAskAgain(row);
            case OPEN -> ledger.afresh(row);
            case HANDED_OVER, CLOSED -> {
                // No step failed there.
            }
        }
    }

    private void takeBack(Caller caller, ProjectRef project, CaseRow row) {
        Release release = releases.get(project, row.things().release().orElseThrow());
        if (release.state() == ReleaseState.ROLLING_OUT) {
            throw new ProblemException(new Problem.Conflict(Message.of("maintenance.rolling-out")));
        }
        boolean open = switch (release.state()) {
            case DRAFT, CHECKING, IN_REVIEW, APPROVED -> true;
            case ROLLING_OUT, RELEASED, SUPERSEDED, ROLLED_BACK, REJECTED, CANCELLED, EXPIRED, FAILED -> false;
        };
        if (open) {
            // Whoever asked may take it back.
            Caller requester = authors.of(row).orElse(caller);
            submissions.cancel(requester, project, release.id(), NewDecision.on(release.digest()));
        }
    }

    /** True: the job was over before its work was, and waits for its turn again. */
    private boolean goesOn(Caller caller, Optional<UUID> job) {
        boolean brokeOff = job.flatMap(jobs::find)
                .map(Job::state)
                .filter(state -> state == JobState.FAILED || state == JobState.CANCELLED)
                .isPresent();
        if (brokeOff) {
            jobs.retry(caller, job.orElseThrow());
        }
        return brokeOff;
    }

    private Optional<UUID> jobOf(String table, Optional<UUID> id) {
        return id.flatMap(
                known -> sql.first("select job_id from " + table + " where id = ?", row -> row.uuid("job_id"), known));
    }

    private List<UUID> running(CaseRow row) {
        CaseRow.Things things = row.things();
        return sql.query(
                """
                select id from job where state in ('QUEUED', 'RUNNING') and id in (
                    select job_id from tuning where id = ?::uuid
                    union all select job_id from compression where id = ?::uuid
                    union all select job_id from evaluation where id in (?::uuid, ?::uuid))
                """,
                found -> found.uuid("id"),
                things.tuning().orElse(null),
                things.compression().orElse(null),
                things.candidateEvaluation().orElse(null),
                things.championEvaluation().orElse(null));
    }

    private Turn turn(Caller caller, ProjectRef project, CaseRow row) {
        ServedEndpoint endpoint = sql.first(ServedEndpoint.BY_ID, ServedEndpoint::of, row.endpointId())
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound("endpoint", row.endpoint().value())));
        return new Turn(row, endpoint, project, caller);
    }
}
