package modelport.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log, and the command that waits for this start, how far it is: one word and its value a line. */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final @Nullable Path file;

    private Progress(@Nullable Path file) {
        this.file = file;
    }

    /** Into the file that the command named, if one did. */
    static Progress toWhoeverWaits() {
        String file = System.getProperty("modelport.progress");
        return new Progress(file == null ? null : Path.of(file));
    }

    /** Does a step, and tells when it begins and how long it took. */
    <T> T step(String name, Step<T> step) throws Exception {
        tell("step", name);
        long start = System.nanoTime();
        T result = step.run();
        long millis = (System.nanoTime() - start) / 1_000_000;
        LOG.info("started part={} millis={}", name, millis);
        tell("done", name + " " + millis);
        return result;
    }

    void ready(String address) {
        tell("ready", address);
    }

    void link(String link) {
        tell("link", link);
    }

    void note(String sentence) {
        tell("note", sentence);
    }

    void failed(String sentence) {
        tell("failed", sentence);
    }

    /** Whether nobody waits for this start. */
    boolean isUnheard() {
        return file == null;
    }

    private void tell(String word, String value) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, word + " " + value.replace('\n', ' ') + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one step does. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws Exception;
    }
}
