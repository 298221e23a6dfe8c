package modelport.server.jobs.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import modelport.engines.process.ChildJvm;
import modelport.server.database.Json;
import modelport.server.jobs.ChildOrder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One JVM for one attempt: it answers in JSON lines and dies when this end of its input closes. */
final class ChildProcess implements AutoCloseable {
    private static final int MAX_ANSWER = 16 << 20;
    private static final int MAX_LOG_LINE = 4_000;
    private static final int CRASH_LINES = 15;
    private static final long END_SECONDS = 10;

    private final Process process;
    private final Attempt attempt;
    private final Path folder;
    private final Thread errors;

    private ChildProcess(Process process, Attempt attempt, Path folder) {
        this.process = process;
        this.attempt = attempt;
        this.folder = folder;
        this.errors =
                Thread.ofPlatform().daemon().name("child-" + process.pid()).start(this::copyErrors);
    }

    /** Starts it; it is killed when the attempt must stop. Call from a thread that stays: the child dies with it. */
    static ChildProcess start(Attempt attempt, ChildOrder order, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        Process process = ChildCommand.of(order, folder).start();
        var child = new ChildProcess(process, attempt, folder);
        attempt.onStop(child::kill);
        return child;
    }

    long pid() {
        return process.pid();
    }

    /** Gives it its work; a child that is dead already says so when it is asked for its answer. */
    void order(Order order) {
        try {
            var orders = process.getOutputStream();
            orders.write((Json.MAPPER.writeValueAsString(order) + "\n").getBytes(StandardCharsets.UTF_8));
            orders.flush();
        } catch (IOException e) {
            attempt.log("ERROR", "The child took no order: " + e.getMessage());
        }
    }

    /** Its last word; empty if it died without one. What it finds before is given to {@code parts}. */
    Optional<Answer> answer(Parts parts) throws Exception {
        var lines = new BoundedLines(process.getInputStream(), MAX_ANSWER);
        for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
            Optional<Answer> answer = parse(line.get());
            switch (answer.orElse(null)) {
                case null -> note(line.get());
                case Answer.Progress(double done, var step) -> attempt.progress(done, step);
                case Answer.Log(String text) -> attempt.log(text);
                case Answer.Partial(JsonNode found) -> parts.take(found);
                case Answer.Result result -> {
                    return last(result);
                }
                case Answer.Failure failure -> {
                    return last(failure);
                }
            }
        }
        return Optional.empty();
    }

    /** Everything is written by then; what it printed before shall be in the log when the job is over. */
    private Optional<Answer> last(Answer answer) throws InterruptedException {
        kill();
        errors.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
        return Optional.of(answer);
    }

    /** Takes what a child finds while it works on. */
    @FunctionalInterface
    interface Parts {
        void take(JsonNode found) throws Exception;
    }

    private static Optional<String> next(BoundedLines lines) {
        try {
            return lines.next();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** How it died; waits for that, and kills it if it takes too long. */
    Death death() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
        int code = process.waitFor();
        errors.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
        List<String> report = crashReport();
        report.forEach(line -> attempt.log("ERROR", line));
        return Death.of(code, report);
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Nothing of it is left afterwards that could write to its folder. */
    @Override
    public void close() {
        kill();
        process.onExit().join();
    }

    private static Optional<Answer> parse(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.readValue(line, Answer.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private void note(String line) {
        if (!line.isBlank()) {
            attempt.log(line);
        }
    }

    private void copyErrors() {
        var lines = new BoundedLines(process.getErrorStream(), MAX_LOG_LINE);
        try {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                note(line.get());
            }
        } catch (IOException e) {
            // Its end.
        }
    }

    /** What a crashing JVM wrote about it. */
    private List<String> crashReport() {
        Path report = ChildJvm.crashReport(folder);
        if (!Files.isRegularFile(report, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(report, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("# ") && line.length() > 2)
                    .limit(CRASH_LINES)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
