package modelport.server.jobs;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import modelport.contract.Message;
import tools.jackson.databind.JsonNode;

/** Handlers whose work is said by the test, with a record of all that happened. */
@Factory
public final class TestHandlers {
    @Singleton
    Work work() {
        return new Work();
    }

    @Singleton
    JobHandler inline(Work work) {
        return new TestInline(work);
    }

    @Singleton
    JobHandler child(Work work) {
        return new TestChild(work);
    }

    /** What a job does. */
    @FunctionalInterface
    public interface Deed {
        void run(JobRun run) throws Exception;
    }

    /** What inline jobs do, by the name in their input, and what has happened to which job. */
    public static final class Work {
        private final Map<String, Deed> deeds = new ConcurrentHashMap<>();
        private final Map<UUID, List<String>> happened = new ConcurrentHashMap<>();

        public void does(String name, Deed deed) {
            deeds.put(name, deed);
        }

        Deed deed(String name) {
            return Objects.requireNonNull(deeds.get(name), name);
        }

        public List<String> happened(UUID job) {
            return happened.computeIfAbsent(job, _ -> new CopyOnWriteArrayList<>());
        }

        void note(JobRun run, String what) {
            happened(run.jobId()).add(what);
        }
    }

    private record TestInline(Work work) implements JobHandler.Inline {
        @Override
        public String kind() {
            return "test-inline";
        }

        @Override
        public void run(JobRun run) throws Exception {
            work.note(run, "attempt " + run.attempt());
            work.deed(run.input().get("do").asString()).run(run);
        }

        @Override
        public void gaveUp(JobRun run, Message reason) {
            work.note(run, "gave up " + reason.code());
        }

        @Override
        public void retried(JobRun run) {
            work.note(run, "retried");
        }
    }

    private record TestChild(Work work) implements JobHandler.Child {
        @Override
        public String kind() {
            return "test-child";
        }

        @Override
        public int maxAttempts() {
            return 2;
        }

        @Override
        public ChildOrder prepare(JobRun run) {
            JsonNode limit = run.input().get("limit");
            Duration time = limit == null ? Duration.ofMinutes(1) : Duration.ofMillis(limit.asInt());
            return new ChildOrder(run.input(), 64, time);
        }

        @Override
        public void partial(JobRun run, JsonNode found, Path folder) throws IOException {
            String text = Files.readString(folder.resolve(found.get("file").asString()));
            run.publishPartial(() -> work.note(run, "part " + text));
        }

        @Override
        public void finish(JobRun run, JsonNode result, Path folder) throws IOException {
            Path found = folder.resolve("found.txt");
            String text = Files.exists(found) ? Files.readString(found) : "";
            run.publish(() -> work.note(run, "result " + result + text));
        }

        @Override
        public void gaveUp(JobRun run, Message reason) {
            work.note(run, "gave up " + reason.code());
        }
    }
}
