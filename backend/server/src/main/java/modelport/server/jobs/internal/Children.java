package modelport.server.jobs.internal;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import modelport.contract.Message;
import modelport.server.database.Json;
import modelport.server.jobs.CancelledException;
import modelport.server.jobs.ChildOrder;
import modelport.server.jobs.JobHandler;
import modelport.server.jobs.PermanentFailure;
import tools.jackson.databind.JsonNode;

/** Runs attempts in processes of their own. */
@Singleton
class Children {
    private static final int OUT_OF_MEMORY = 3;
    private static final String RESULTS = "results";

    private final RunFolders folders;

    Children(RunFolders folders) {
        this.folders = folders;
    }

    /** Runs an attempt to its end. */
    void run(JobHandler.Child handler, Attempt attempt) throws Exception {
        Path folder = folders.create(attempt.claim());
        try {
            ChildOrder order = handler.prepare(attempt);
            Path results = Files.createDirectory(folder.resolve(RESULTS));
            JsonNode result = work(handler, attempt, order, folder);
            handler.finish(attempt, result, results);
        } finally {
            RunFolders.remove(folder);
        }
    }

    private JsonNode work(JobHandler.Child handler, Attempt attempt, ChildOrder order, Path folder) throws Exception {
        Path results = folder.resolve(RESULTS);
        attempt.processStarts(order.limit());
        try (ChildProcess child = ChildProcess.start(attempt, order, folder)) {
            JsonNode input = Json.MAPPER.valueToTree(order.input());
            child.order(new Order(
                    attempt.claim().kind(), results.toString(), folders.quiet().toString(), input));
            Optional<Answer> answer = child.answer(found -> handler.partial(attempt, found, results));
            if (attempt.stop().isPresent()) {
                throw new CancelledException();
            }
            return switch (answer.orElse(null)) {
                case Answer.Result(JsonNode value) -> value;
                case Answer.Failure(var permanent, var error) -> {
                    if (permanent != null) {
                        throw new PermanentFailure(permanent);
                    }
                    throw new WorkFailure(Message.of("jobs.broke", "error", String.valueOf(error)), false);
                }
                case null, default -> throw crash(child.death(), order);
            };
        } finally {
            attempt.processEnded();
        }
    }

    private static WorkFailure crash(Death death, ChildOrder order) {
        if (death.exitCode() == OUT_OF_MEMORY) {
            String megabytes = Integer.toString(order.heapMegabytes());
            return new WorkFailure(Message.of("jobs.child-out-of-memory", "megabytes", megabytes), true);
        }
        Message reason = death.signal()
                .map(signal -> Message.of("jobs.child-crashed", "signal", signal))
                .orElseGet(() -> Message.of("jobs.child-silent", "code", Integer.toString(death.exitCode())));
        return new WorkFailure(reason, true);
    }
}
