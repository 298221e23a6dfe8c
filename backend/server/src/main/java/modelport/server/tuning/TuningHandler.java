package modelport.server.tuning;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.tuning.TuningState;
import modelport.contract.tuning.WinnerPromotion;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.database.Json;
import modelport.server.imports.Inspection;
import modelport.server.imports.ScannedFiles;
import modelport.server.jobs.ChildOrder;
import modelport.server.jobs.JobHandler;
import modelport.server.jobs.JobRun;
import modelport.server.jobs.Jobs;
import modelport.server.registry.Maker;
import modelport.server.registry.Models;
import modelport.server.tuning.TuningOutcomes.Attempt;
import modelport.server.tuning.internal.Found;
import modelport.server.tuning.internal.TuningEnd;
import tools.jackson.databind.JsonNode;

/**
 * Gives rows and settings to a process of its own, and publishes each score as soon as it is found. Whatever ends the
 * process, the next one trains only what is not known yet.
 */
@Singleton
final class TuningHandler implements JobHandler.Child {
    private final TuningOrders orders;
    private final TuningOutcomes outcomes;
    private final Winners winners;
    private final Surroundings around;

    TuningHandler(TuningOrders orders, TuningOutcomes outcomes, Winners winners, Surroundings around) {
        this.orders = orders;
        this.outcomes = outcomes;
        this.winners = winners;
        this.around = around;
    }

    /** What other features know. */
    @Singleton
    record Surroundings(ScannedFiles files, Jobs jobs, Projects projects, Models models) {}

    @Override
    public String kind() {
        return Tunings.KIND;
    }

    /** Some settings may bring the process down a few times, and the search goes on without them. */
    @Override
    public int maxAttempts() {
        return 10;
    }

    @Override
    public ChildOrder prepare(JobRun run) {
        TuningOrders.Prepared prepared = orders.prepare(project(run), id(run));
        Attempt attempt = attempt(run);
        prepared.lost()
                .forEach((digest, tries) -> run.publishPartial(() -> outcomes.lost(
                        attempt, digest, Message.of("tuning.not-survived", "tries", Integer.toString(tries)))));
        run.publishPartial(() -> outcomes.process(attempt));
        return prepared.order();
    }

    @Override
    public void partial(JobRun run, JsonNode json, Path folder) throws IOException {
        Attempt attempt = attempt(run);
        switch (Json.MAPPER.treeToValue(json, Found.class)) {
            case Found.Begun begun -> run.publishPartial(() -> outcomes.begun(attempt, begun));
            case Found.Scores scores -> run.publishPartial(() -> outcomes.scores(attempt, scores));
            case Found.Refused refused -> run.publishPartial(() -> outcomes.refused(attempt, refused));
            case Found.Winner winner -> {
                Path files = folder.resolve(Inspection.FILES);
                StoredArtifact artifact = around.files().store(winner.content().files(), files);
                run.publishPartial(() -> outcomes.winner(attempt, winner, artifact));
            }
        }
    }

    @Override
    public void finish(JobRun run, JsonNode result, Path folder) {
        Message stopped = Json.MAPPER.treeToValue(result, TuningEnd.class).stopped();
        Attempt attempt = attempt(run);
        run.publish(() -> {
            outcomes.over(attempt, stopped == null ? TuningState.DONE : TuningState.STOPPED, stopped);
            promote(attempt);
        });
    }

    @Override
    public void gaveUp(JobRun run, Message reason) {
        boolean stopped =
                around.jobs().find(run.jobId()).map(Job::state).stream().anyMatch(state -> state == JobState.CANCELLED);
        outcomes.over(attempt(run), stopped ? TuningState.STOPPED : TuningState.FAILED, reason);
    }

    @Override
    public void retried(JobRun run) {
        outcomes.again(attempt(run));
    }

    /** As somebody wished when the tuning was begun, unless the model is gone by now. */
    private void promote(Attempt attempt) {
        var project = new ProjectRef(
                attempt.project(), around.projects().nameOf(attempt.project()).orElseThrow());
        orders.toBePromoted(attempt.tuning())
                .filter(wish -> around.models().find(project, wish.model()).isPresent())
                .ifPresent(wish -> winners.promote(
                        Maker.later(wish.username()), project, attempt.tuning(), WinnerPromotion.plain()));
    }

    private Attempt attempt(JobRun run) {
        return new Attempt(project(run), id(run), run.subject());
    }

    private static UUID project(JobRun run) {
        return run.project().orElseThrow();
    }

    private static UUID id(JobRun run) {
        return Json.MAPPER.treeToValue(run.input(), TuningStart.Input.class).tuning();
    }
}
