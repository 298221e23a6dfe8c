package modelport.engines.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a child does for its parent when memory runs out. */
public final class Orphans {
    /** How a child ends whose parent is gone. */
    public static final int EXIT = 4;

    private static final String FIRST_TO_DIE = "500";

    private Orphans() {}

    /** When the machine runs out of memory, children go before the platform. */
    public static void offerToDieFirst() {
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), FIRST_TO_DIE);
        } catch (IOException e) {
            // Then the kernel chooses by itself.
        }
    }
}
