package modelport.formats.hdf5;

import java.util.concurrent.Callable;
import modelport.onnx.RefusedException;

/** Calls the library; whatever a hostile file makes it throw ends as a refusal. */
final class Guarded {
    private Guarded() {}

    static <T> T read(String place, Callable<T> reading) {
        try {
            return reading.call();
        } catch (Exception | StackOverflowError e) {
            throw refusal(place, e);
        } catch (OutOfMemoryError e) {
            // One lie of a file about one length: the array was never made.
            throw caused(RefusedException.of("hdf5.memory", "place", place), e);
        }
    }

    /** The library wraps what was thrown below it. */
    private static RefusedException refusal(String place, Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 100; depth++) {
            if (cause instanceof RefusedException refused) {
                return refused;
            }
            cause = cause.getCause();
        }
        return caused(RefusedException.of("hdf5.broken", "place", place), thrown);
    }

    private static RefusedException caused(RefusedException refused, Throwable cause) {
        refused.initCause(cause);
        return refused;
    }
}
