package modelport.server.database;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes identities that sort by the time of their making: UUID version 7, RFC 9562 section 5.7. */
@Singleton
public class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private long last;

    Ids(Clock clock) {
        this.clock = clock;
    }

    /** The next identity; greater than all that this node has made before. */
    public UUID next() {
        long random = RANDOM.nextLong();
        return new UUID(timestamp(), (random & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    /** 48 bits of milliseconds, the version, and 12 bits that count within a millisecond. */
    private synchronized long timestamp() {
        long now = clock.millis() << 12;
        last = Math.max(now, last + 1);
        return ((last & 0xFFFF_FFFF_FFFF_F000L) << 4) | 0x7000L | (last & 0xFFFL);
    }
}
