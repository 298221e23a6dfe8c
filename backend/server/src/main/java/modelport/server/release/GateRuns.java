package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.release.GateState;
import modelport.contract.release.Policy;
import modelport.contract.release.ReleaseState;
import modelport.server.access.Caller;
import modelport.server.audit.Audit;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.jobs.Jobs;
import modelport.server.jobs.NewJob;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import modelport.server.release.Gate.Candidate;
import modelport.server.release.Gates.Checked;
import modelport.server.release.internal.ReleaseRows;
import tools.jackson.core.type.TypeReference;

/** Starts the checks of releases, and writes down what they found. */
@Singleton
class GateRuns {
    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private final Sql sql;
    private final Clock clock;
    private final Jobs jobs;
    private final VersionRefs versions;
    private final ReleaseSteps steps;
    private final ReleaseContents contents;
    private final EvidenceStore evidence;
    private final Approvals approvals;

    GateRuns(
            Sql sql,
            Clock clock,
            Jobs jobs,
            VersionRefs versions,
            ReleaseSteps steps,
            ReleaseContents contents,
            EvidenceStore evidence,
            Approvals approvals) {
        this.sql = sql;
        this.clock = clock;
        this.jobs = jobs;
        this.versions = versions;
        this.steps = steps;
        this.contents = contents;
        this.evidence = evidence;
        this.approvals = approvals;
    }

    /** Lets the gates of a release that is in CHECKING run. */
    @Transactional(TxType.MANDATORY)
    UUID start(ReleaseRef release, Caller caller) {
        UUID job = jobs.enqueue(new NewJob(
                GateJob.KIND,
                Optional.of(release.project()),
                release.subject(),
                Map.of("release", release.id(), "digest", release.unchecked()),
                Optional.of(release.id() + ":" + release.rowVersion()),
                Optional.of(caller.username())));
        sql.update("update release set job_id = ? where id = ?", job, release.id());
        return job;
    }

    /** What shall be checked; empty if somebody has thought better of it. */
    @ReadOnly
    Optional<Subject> subject(UUID release, String digest) {
        return sql.first(ReleaseRows.SELECT + " where r.id = ?", ReleaseRows::reference, release)
                .filter(ref -> isWaiting(ref, digest))
                .map(this::subject);
    }

    /** A release and what its gates have to know, under its own policy. */
    @ReadOnly
    Subject subject(ReleaseRef release) {
        Stored stored = sql.first("""
                        select r.environment_id, r.parameters, p.document, live.id as champion, live.version_id as champion_version
                        from release r
                        join policy p on p.environment_id = r.environment_id and p.number = r.policy_number
                        left join release live on live.endpoint_id = r.endpoint_id and live.state = 'RELEASED'
                        where r.id = ?
                        """, Stored::of, release.id()).orElseThrow();
        VersionRef version =
                versions.find(release.project(), release.versionId()).orElseThrow();
        var candidate = new Candidate(
                release.project(),
                stored.environment(),
                release.endpointId(),
                version,
                stored.championVersion().flatMap(id -> versions.find(release.project(), id)),
                stored.parameters());
        return new Subject(release, stored.policy(), candidate, stored.champion());
    }

    /** Writes down what was found, and takes the release on, or back to its requester. */
    @Transactional(TxType.MANDATORY)
    void publish(Subject subject, List<Checked> results) {
        ReleaseRef release = steps.lock(subject.release().id());
        if (!isWaiting(release, subject.release().unchecked())) {
            return;
        }
        for (Checked result : results) {
            write(release, result, evidence.keep(result.document(subject.candidate())));
        }
        List<String> failed = results.stream()
                .filter(result -> !result.finding().passed())
                .map(result -> result.rule().label())
                .toList();
        if (!failed.isEmpty()) {
            Message reason = Message.of("release.gates-failed", "gates", String.join(", ", failed));
            steps.take(release, ReleaseStep.RETURN, Audit.Actor.SYSTEM, reason);
            return;
        }
        pass(release, subject);
    }

    /** Nobody could look; the release goes back to its requester. */
    @Transactional(TxType.MANDATORY)
    void giveUp(UUID id, String digest, Message reason) {
        ReleaseRef release = steps.lock(id);
        if (isWaiting(release, digest)) {
            steps.take(release, ReleaseStep.RETURN, Audit.Actor.SYSTEM, reason);
        }
    }

    private void pass(ReleaseRef release, Subject subject) {
        String artifact = subject.candidate().version().files().orElseThrow().digest();
        ReleaseContent content = contents.now(release.id(), artifact);
        contents.keep(content, release.versionId());
        sql.update(
                "update release set digest = ?, champion_id = ?::uuid, review_until = ? where id = ?",
                content.digest(),
                subject.champion().orElse(null),
                clock.instant().plus(Duration.ofHours(subject.policy().reviewHours())),
                release.id());
        steps.take(release, ReleaseStep.PASS, Audit.Actor.SYSTEM, null);
        approvals.settle(steps.lock(release.id()), subject.policy(), Audit.Actor.SYSTEM);
    }

    private void write(ReleaseRef release, Checked result, String digest) {
        sql.update(
                """
                insert into gate_run (release_id, release_digest, gate, state, evidence_digest, finding)
                values (?, ?, ?, ?, ?, ?) on conflict (release_id, release_digest, gate) do update set
                    state = excluded.state, evidence_digest = excluded.evidence_digest, finding = excluded.finding
                """,
                release.id(),
                release.unchecked(),
                result.rule().label(),
                result.finding().passed() ? GateState.PASSED : GateState.FAILED,
                digest,
                new Json(result.finding().message()));
    }

    private static boolean isWaiting(ReleaseRef release, String digest) {
        return release.state() == ReleaseState.CHECKING && release.unchecked().equals(digest);
    }

    /** A release that is checked. */
    record Subject(ReleaseRef release, Policy policy, Candidate candidate, Optional<UUID> champion) {}

    private record Stored(
            UUID environment,
            Map<String, Object> parameters,
            Policy policy,
            Optional<UUID> champion,
            Optional<UUID> championVersion) {
        static Stored of(Row row) {
            return new Stored(
                    row.uuid("environment_id"),
                    row.json("parameters", PARAMETERS),
                    row.json("document", Policy.class),
                    row.findUuid("champion"),
                    row.findUuid("champion_version"));
        }
    }
}
