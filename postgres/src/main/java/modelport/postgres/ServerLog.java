package modelport.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** What PostgreSQL says about itself: one file, and the one before it. */
record ServerLog(Path file) {
    private static final long LIMIT = 10_000_000;

    /** Puts a long one aside, so that the two never grow for ever. */
    static ServerLog open(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > LIMIT) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new ServerLog(file);
    }

    /** The last line that tells of a failure, or the last line at all. */
    String lastComplaint() throws IOException {
        List<String> lines;
        try (Stream<String> all = Files.lines(file, StandardCharsets.UTF_8)) {
            lines = all.filter(line -> !line.isBlank()).toList();
        }
        return lines.reversed().stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("ERROR:"))
                .findFirst()
                .or(() -> lines.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(lines.getLast()))
                .orElse("it said nothing");
    }
}
