package modelport.server.release;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.server.jobs.JobHandler;
import modelport.server.jobs.JobRun;
import modelport.server.release.GateRuns.Subject;
import modelport.server.release.Gates.Checked;

/** Runs the gates of a release that was handed in. */
@Singleton
final class GateJob implements JobHandler.Inline {
    static final String KIND = "gates";

    private final GateRuns runs;
    private final Gates gates;

    GateJob(GateRuns runs, Gates gates) {
        this.runs = runs;
        this.gates = gates;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Somebody waits for it. */
    @Override
    public int priority() {
        return 10;
    }

    @Override
    public void run(JobRun run) {
        Optional<Subject> subject = runs.subject(release(run), digest(run));
        List<Checked> results =
                subject.map(one -> gates.check(one.candidate(), one.policy())).orElse(List.of());
        run.checkCancelled();
        run.publish(() -> subject.ifPresent(one -> runs.publish(one, results)));
    }

    @Override
    public void gaveUp(JobRun run, Message reason) {
        runs.giveUp(release(run), digest(run), reason);
    }

    /** The release went back to its requester, who hands it in again. */
    @Override
    public void retried(JobRun run) {
        throw ReleaseProblems.conflict("release.submit-again");
    }

    private static UUID release(JobRun run) {
        return UUID.fromString(run.input().get("release").stringValue());
    }

    private static String digest(JobRun run) {
        return run.input().get("digest").stringValue();
    }
}
