package modelport.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this machine says of itself and of this process. */
public final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/self/smaps_rollup");
    private static final long KILOBYTE = 1_024;

    private Machine() {}

    /** The processor's name and cores, such as: AMD EPYC 7763, 2 cores. */
    public static String name() {
        int cores = Runtime.getRuntime().availableProcessors();
        String processor =
                value(PROCESSORS, "model name").orElseGet(() -> System.getProperty("os.arch", "unknown processor"));
        return processor + ", " + cores + (cores == 1 ? " core" : " cores");
    }

    /** Bytes of memory that this process alone holds; null where the system does not tell. */
    static @Nullable Long memory() {
        Optional<Long> clean = value(MEMORY, "Private_Clean").map(Machine::bytes);
        Optional<Long> dirty = value(MEMORY, "Private_Dirty").map(Machine::bytes);
        return clean.isPresent() && dirty.isPresent() ? clean.get() + dirty.get() : null;
    }

    private static long bytes(String kilobytes) {
        return Long.parseLong(kilobytes.replace("kB", "").strip()) * KILOBYTE;
    }

    private static Optional<String> value(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException | UncheckedIOException _) {
            return Optional.empty();
        }
    }
}
