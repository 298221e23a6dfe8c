package modelport.server.jobs.internal;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import modelport.server.jobs.ChildOrder;

/** How a child is started: this program's class path, its own heap, and nothing of the environment but the tools. */
final class ChildCommand {
    /** A child that ends soon is not worth the optimizing compiler. */
    private static final Duration SHORT = Duration.ofMinutes(10);

    private static final List<String> PASSED_PROPERTIES =
            List.of("onnxruntime.", "ai.djl.", "DJL_CACHE_DIR", "ENGINE_CACHE_DIR", "PYTORCH_", "modelport.child.");
    private static final List<String> PASSED_VARIABLES = List.of("PATH", "OMP_NUM_THREADS", "LD_LIBRARY_PATH");

    private ChildCommand() {}

    static ProcessBuilder of(ChildOrder order, Path folder) {
        var command = new ArrayList<>(Confinement.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + order.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + crashReport(folder),
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=true",
                "-Djava.io.tmpdir=" + folder.resolve("tmp")));
        if (order.limit().compareTo(SHORT) <= 0) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), ChildMain.class.getName()));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        return builder;
    }

    /** Where a crashing JVM says why. */
    static Path crashReport(Path folder) {
        return folder.resolve("crash.log");
    }

    private static Map<String, String> properties() {
        var passed = new TreeMap<String, String>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (PASSED_PROPERTIES.stream().anyMatch(name::startsWith)) {
                passed.put(name, System.getProperty(name));
            }
        }
        return passed;
    }

    private static Map<String, String> environment() {
        var passed = new TreeMap<>(Map.of("OPT_OUT_TRACKING", "true", "LANG", "C.UTF-8", "PATH", "/usr/bin:/bin"));
        for (String name : PASSED_VARIABLES) {
            String value = System.getenv(name);
            if (value != null) {
                passed.put(name, value);
            }
        }
        return passed;
    }

    /** The child starts in another folder: relative entries, and {@code lib/*}, would lead nowhere. */
    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> new File(entry).getAbsolutePath())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
