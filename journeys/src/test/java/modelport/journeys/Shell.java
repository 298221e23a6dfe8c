package modelport.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The lines of a page that a reader would type, typed one after the other into one shell. */
final class Shell {
    private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private Shell() {}

    /** The blocks of {@code sh} in a Markdown file of the clone, in order. */
    static List<String> blocks(String page) throws IOException {
        var blocks = new ArrayList<String>();
        StringBuilder block = null;
        for (String line : Files.readAllLines(CLONE.resolve(page))) {
            if (line.equals("```sh")) {
                block = new StringBuilder();
            } else if (line.equals("```") && block != null) {
                blocks.add(block.toString());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        return List.copyOf(blocks);
    }

    /** Runs all blocks in the clone; the first line that fails ends it, and what was printed is told. */
    static String run(List<String> blocks, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        String script = "set -euo pipefail\n" + String.join("\n", blocks);
        var builder = new ProcessBuilder("bash", "-c", script)
                .directory(CLONE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process shell = builder.start();
        boolean ended = shell.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        shell.destroy();
        String printed = Files.readString(log);
        if (!ended || shell.exitValue() != 0) {
            throw new AssertionError(
                    "the shell ended with " + (ended ? shell.exitValue() : "no end") + ":\n" + printed);
        }
        return printed;
    }
}
