package modelport.server.prediction;

import java.time.Duration;

/** How long a window of a profile is; windows start at whole ones in UTC. */
public enum ProfileGrain {
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    ProfileGrain(Duration length) {
        this.length = length;
    }

    public Duration length() {
        return length;
    }
}
