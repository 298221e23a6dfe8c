package modelport.tables;

import java.time.Instant;

/** Moments as they are kept: microseconds since 1970. */
public final class Moments {
    private static final long PER_SECOND = 1_000_000;
    private static final long NANOS = 1_000;

    private Moments() {}

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
    }

    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS);
    }
}
