package modelport.server.jobs.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of somebody who is not trusted to end them: what is longer than the limit is cut. */
final class BoundedLines {
    private final InputStream in;
    private final int max;

    BoundedLines(InputStream in, int max) {
        this.in = new BufferedInputStream(in);
        this.max = max;
    }

    /** The next line; empty at the end. */
    Optional<String> next() throws IOException {
        var line = new ByteArrayOutputStream();
        boolean any = false;
        for (int next = in.read(); next >= 0; next = in.read()) {
            any = true;
            if (next == '\n') {
                break;
            }
            if (line.size() < max) {
                line.write(next);
            }
        }
        return any ? Optional.of(line.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }
}
