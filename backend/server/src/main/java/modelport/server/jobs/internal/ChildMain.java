package modelport.server.jobs.internal;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ServiceLoader;
import modelport.engines.process.Orphans;
import modelport.server.database.Json;
import modelport.server.jobs.ChildTask;
import modelport.server.jobs.PermanentFailure;

/** The other end of {@link ChildProcess}. */
public final class ChildMain {

    private ChildMain() {}

    public static void main(String[] args) throws IOException {
        var answers = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        // Libraries that print must not get between the answers.
        System.setOut(System.err);
        var orders = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        String line = orders.readLine();
        if (line == null) {
            Runtime.getRuntime().halt(Orphans.EXIT);
            return;
        }
        Orphans.offerToDieFirst();
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> dieWithParent(orders));
        Order order = Json.MAPPER.readValue(line, Order.class);
        say(answers, work(order, answers));
        // Native libraries may have left threads behind.
        Runtime.getRuntime().halt(0);
    }

    private static Answer work(Order order, PrintStream answers) {
        try (var quiet = new Quiet(Path.of(order.quiet()))) {
            var report = new ChildReport(Path.of(order.folder()), quiet, answer -> say(answers, answer));
            report.begin();
            Object result = task(order.kind()).run(order.input(), report);
            return new Answer.Result(Json.MAPPER.valueToTree(result));
        } catch (PermanentFailure e) {
            return new Answer.Failure(e.reason(), null);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            e.printStackTrace(System.err);
            return new Answer.Failure(null, e.toString());
        }
    }

    private static ChildTask task(String kind) {
        return ServiceLoader.load(ChildTask.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(task -> task.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no child task of kind " + kind));
    }

    /** The end of the input is the death of the parent, however it died. */
    private static void dieWithParent(BufferedReader orders) {
        try {
            while (orders.readLine() != null) {
                // Nothing else is ever ordered.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(Orphans.EXIT);
    }

    /** Starts a line of its own, whatever native code has printed before. */
    private static void say(PrintStream answers, Answer answer) {
        String line = Json.MAPPER.writerFor(Answer.class).writeValueAsString(answer);
        synchronized (answers) {
            answers.print("\n" + line + "\n");
            answers.flush();
        }
    }
}
