package modelport.engines.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The command of a child: a JVM with a heap of its own, and nothing of the environment but the tools. */
public final class ChildJvm {
    private static final List<String> PASSED_PROPERTIES =
            List.of("onnxruntime.", "ai.djl.", "DJL_CACHE_DIR", "ENGINE_CACHE_DIR", "PYTORCH_", "modelport.child.");
    private static final List<String> PASSED_VARIABLES = List.of("PATH", "OMP_NUM_THREADS", "LD_LIBRARY_PATH");

    private final List<String> before = new ArrayList<>(Confinement.prefix());
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> properties = properties();
    private final Map<String, String> environment = environment();
    private final Path folder;
    private String classPath = System.getProperty("java.class.path");

    private ChildJvm(Path folder) {
        this.folder = folder;
        options("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash");
        options("-XX:ErrorFile=" + crashReport(folder), "-Xshare:auto", "--enable-native-access=ALL-UNNAMED");
        properties.put("ai.djl.offline", "true");
        properties.put("java.io.tmpdir", folder.resolve("tmp").toString());
    }

    /** One that works in a folder of its own. */
    public static ChildJvm in(Path folder) {
        return new ChildJvm(folder);
    }

    /** Where a crashing JVM says why. */
    public static Path crashReport(Path folder) {
        return folder.resolve("crash.log");
    }

    /** Words before the JVM's own. */
    public ChildJvm before(String... words) {
        before.addAll(List.of(words));
        return this;
    }

    /** Options of the JVM. */
    public ChildJvm options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    public ChildJvm property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    public ChildJvm variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Other classes than this program's. */
    public ChildJvm classPath(String other) {
        classPath = other;
        return this;
    }

    /** The command that runs a class. */
    public ProcessBuilder builder(String main, String... arguments) {
        var command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", absolute(classPath), main));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
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
