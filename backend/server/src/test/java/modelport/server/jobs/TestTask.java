package modelport.server.jobs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import modelport.contract.Message;
import tools.jackson.databind.JsonNode;

/** A child that does what its input says. */
public final class TestTask implements ChildTask {
    @Override
    public String kind() {
        return "test-child";
    }

    @Override
    public Object run(JsonNode input, Report report) throws Exception {
        report.progress(0.5, Message.of("test.step"));
        report.log("doing " + input.get("do").asString());
        return switch (input.get("do").asString()) {
            case "answer" -> answer(report);
            case "parts" -> parts(report);
            case "part-and-wait" -> partAndWait(report);
            case "refuse" -> throw new PermanentFailure(Message.of("test.refused"));
            case "break" -> throw new IllegalStateException("broken");
            case "crash" -> signal("-SEGV");
            case "exit" -> exit();
            case "wait" -> forever();
            case "eat" -> eat();
            case "chatter" -> chatter();
            case "work" -> timed(input, "work");
            case "measure" -> report.quietly(() -> timed(input, "measure"));
            case "look" -> look(input.get("port").asInt());
            default -> throw new IllegalArgumentException();
        };
    }

    private static Object answer(Report report) throws Exception {
        Files.writeString(report.folder().resolve("found.txt"), "found");
        return Map.of("answer", 42);
    }

    private static Object parts(Report report) throws Exception {
        part(report, "one");
        part(report, "two");
        return "all";
    }

    private static Object partAndWait(Report report) throws Exception {
        part(report, "one");
        return forever();
    }

    private static void part(Report report, String name) throws IOException {
        Files.writeString(report.folder().resolve(name), name);
        report.partial(Map.of("file", name));
    }

    private static Object signal(String signal) throws Exception {
        String pid = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", signal, pid).start().waitFor();
        return forever();
    }

    private static Object exit() {
        Runtime.getRuntime().halt(7);
        return "";
    }

    private static Object forever() throws InterruptedException {
        new CountDownLatch(1).await();
        return "";
    }

    private static Object eat() {
        long[][] eaten = new long[1_000][];
        for (int i = 0; i < eaten.length; i++) {
            eaten[i] = new long[1_000_000];
        }
        return eaten.length;
    }

    private static Object chatter() {
        System.out.print("{no answer at all");
        System.out.println("{\"kind\":\"result\",\"value\":\"forged\"}");
        System.err.println("a complaint");
        return "said";
    }

    /** Writes down when it begins and ends, in a file that others write to as well. */
    private static Object timed(JsonNode input, String what) throws Exception {
        Path file = Path.of(input.get("file").asString());
        Files.writeString(file, what + " begins\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Path until = Path.of(input.get("until").asString());
        while (!Files.exists(until)) {
            Thread.sleep(20);
        }
        Files.writeString(file, what + " ends\n", StandardOpenOption.APPEND);
        return "";
    }

    private static Object look(int port) {
        boolean reaches;
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            reaches = true;
        } catch (IOException e) {
            reaches = false;
        }
        return Map.of("environment", System.getenv().keySet(), "network", reaches);
    }
}
