package modelport.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the process that listens on a port, where the system tells: on Linux, and for processes that we may see. */
final class PortHolder {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortHolder() {}

    /** The program's name and number. */
    static Optional<String> of(int port) {
        Set<String> sockets = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(PROC.resolve("net").resolve(table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 9 && fields[3].equals(LISTENING))
                .filter(fields -> fields[1].endsWith(String.format(Locale.ROOT, ":%04X", port)))
                .map(fields -> "socket:[" + fields[9] + "]")
                .collect(Collectors.toSet());
        return sockets.isEmpty()
                ? Optional.empty()
                : list(PROC).stream()
                        .filter(process -> process.getFileName().toString().matches("\\d+"))
                        .filter(process -> holds(process, sockets))
                        .findFirst()
                        .map(PortHolder::words);
    }

    private static boolean holds(Path process, Set<String> sockets) {
        return list(process.resolve("fd")).stream().anyMatch(file -> sockets.contains(target(file)));
    }

    private static String words(Path process) {
        List<String> name = lines(process.resolve("comm"));
        return (name.isEmpty() ? "?" : name.getFirst().strip()) + " (" + process.getFileName() + ")";
    }

    // Processes come and go, and foreign ones keep their things to themselves: whatever cannot be read is not there.
    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
