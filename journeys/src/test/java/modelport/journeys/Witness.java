package modelport.journeys;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Tells what was on the screen and in the log when a journey failed: afterwards nobody can look. */
public class Witness implements BeforeEachCallback, TestWatcher {
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    /** Remembers something that is about to go away. */
    static void remember(String what, String seen) {
        SEEN.add("--- " + what + "\n" + seen);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        SEEN.clear();
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        System.err.println("When " + context.getDisplayName() + " failed:");
        SEEN.forEach(System.err::println);
    }
}
