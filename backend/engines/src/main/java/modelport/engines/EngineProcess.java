package modelport.engines;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import modelport.engines.child.EngineMain;
import modelport.engines.child.Wire;
import modelport.engines.process.ChildJvm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine's process, as its parent sees it. It dies when its input closes, and whatever it owes then fails. */
final class EngineProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EngineProcess.class);
    /** A child dies with the thread that started it: this one stays. */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("engine-starter").factory());

    private static final int HEAP_MEGABYTES = 256;
    private static final int MOST_LINES = 200;
    private static final int REPORT_HEAD = 20;
    private static final Pattern SIGNAL = Pattern.compile("SIG[A-Z]+");

    private final NativeEngine engine;
    private final Process process;
    private final Path folder;
    private final DataOutputStream orders;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final CompletableFuture<EngineProcess> ended = new CompletableFuture<>();
    private final Map<Long, CompletableFuture<Wire.Message>> owed = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private volatile boolean gone;
    private volatile String death = "";

    private EngineProcess(NativeEngine engine, Process process, Path folder) {
        this.engine = engine;
        this.process = process;
        this.folder = folder;
        this.orders = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        String name = "engine-" + process.pid();
        Thread.ofPlatform().daemon().name(name).start(this::listen);
        Thread.ofPlatform().daemon().name(name + "-log").start(this::copyErrors);
    }

    /** Starts one; it says {@link #ready} by itself. */
    static EngineProcess start(NativeEngine engine, EngineFolders.Home home) {
        Future<EngineProcess> started = STARTER.submit(() -> {
            Path folder = Files.createTempDirectory("modelport-engine");
            Files.createDirectory(folder.resolve("tmp"));
            return new EngineProcess(engine, command(engine, home, folder).start(), folder);
        });
        try {
            return started.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an engine did not start", e.getCause());
        }
    }

    private static ProcessBuilder command(NativeEngine engine, EngineFolders.Home home, Path folder) {
        int threads = Runtime.getRuntime().availableProcessors();
        ChildJvm child = ChildJvm.in(folder)
                // Natives print to the standard output: answers have a channel that only they know.
                .before("sh", "-c", "exec 3>&1 1>&2; exec \"$@\"", "engine")
                .options("-Xmx" + HEAP_MEGABYTES + "m", "-XX:TieredStopAtLevel=1")
                .property("ai.djl.pytorch.num_threads", "1")
                .property("ai.djl.pytorch.num_interop_threads", "1")
                .property("ai.djl.pytorch.graph_optimizer", "false")
                .variable("OMP_NUM_THREADS", "1")
                .variable("TF_CPP_MIN_LOG_LEVEL", "3")
                .variable("TF_ENABLE_ONEDNN_OPTS", "0")
                .classPath(home.classPath());
        home.cache().ifPresent(cache -> child.property("ENGINE_CACHE_DIR", cache.toString()));
        home.natives().ifPresent(natives -> child.variable("TENSORFLOW_LIBRARY_PATH", natives.toString()));
        return child.builder(EngineMain.class.getName(), engine.title(), Integer.toString(threads));
    }

    long pid() {
        return process.pid();
    }

    /** Completes with the engine's version, or fails if it never comes up. */
    CompletableFuture<String> ready() {
        return ready;
    }

    /** Completes when it has ended, however. */
    CompletableFuture<EngineProcess> ended() {
        return ended;
    }

    boolean isGone() {
        return gone;
    }

    /** Sends an order; the answer comes, or fails when the process ends before. */
    CompletableFuture<Wire.Message> ask(Wire.Message order) {
        var answer = new CompletableFuture<Wire.Message>();
        owed.put(order.number(), answer);
        if (gone) {
            answer.completeExceptionally(new GoneException());
        }
        try {
            Wire.write(orders, order);
        } catch (IOException e) {
            answer.completeExceptionally(new GoneException());
        }
        return answer.whenComplete((_, _) -> owed.remove(order.number()));
    }

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    /** How it died: the signal, or the exit code. */
    String death() {
        return death;
    }

    /** A JVM that crashes ends as if nothing had been, and leaves a report. */
    private String lookAtDeath() {
        int code = process.onExit().join().exitValue();
        Path report = ChildJvm.crashReport(folder);
        if (Files.isRegularFile(report, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<String> lines = Files.lines(report, StandardCharsets.ISO_8859_1)) {
                return lines.limit(REPORT_HEAD)
                        .map(SIGNAL::matcher)
                        .filter(Matcher::find)
                        .map(Matcher::group)
                        .findFirst()
                        .orElse("exit " + code);
            } catch (IOException | UncheckedIOException e) {
                return "exit " + code;
            }
        }
        return code > 128 ? signal(code - 128) : "exit " + code;
    }

    private static String signal(int number) {
        return switch (number) {
            case 4 -> "SIGILL";
            case 6 -> "SIGABRT";
            case 7 -> "SIGBUS";
            case 8 -> "SIGFPE";
            case 9 -> "SIGKILL";
            case 11 -> "SIGSEGV";
            case 15 -> "SIGTERM";
            default -> "signal " + number;
        };
    }

    private void listen() {
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            while (true) {
                take(Wire.read(in));
            }
        } catch (IOException | RuntimeException end) {
            end();
        }
    }

    private void take(Wire.Message message) {
        if (message.kind() == Wire.Kind.READY) {
            ready.complete(message.text());
            return;
        }
        if (message.number() == 0) {
            ready.completeExceptionally(new IllegalStateException(message.text()));
            return;
        }
        CompletableFuture<Wire.Message> answer = owed.get(message.number());
        if (answer != null) {
            answer.complete(message);
        }
    }

    private void end() {
        gone = true;
        kill();
        death = lookAtDeath();
        var failure = new GoneException();
        ready.completeExceptionally(failure);
        owed.values().forEach(answer -> answer.completeExceptionally(failure));
        remove(folder);
        ended.complete(this);
    }

    /** A library prints its warnings once; a broken one without end. */
    private void copyErrors() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            int told = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (told++ < MOST_LINES) {
                    log.debug("engine={} pid={} {}", engine.code(), process.pid(), line);
                }
            }
        } catch (IOException e) {
            // Its end.
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        process.onExit().join();
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            log.debug("left behind: {}", folder);
        }
    }

    /** The process ended before it answered. */
    static final class GoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GoneException() {
            super("the engine's process ended", null, false, false);
        }
    }
}
