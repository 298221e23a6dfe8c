package modelport.ui.deployment;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** How far back the charts look. */
enum Range {
    QUARTER(Duration.ofMinutes(15), Duration.ofSeconds(15)),
    HOUR(Duration.ofHours(1), Duration.ofMinutes(1)),
    SIX(Duration.ofHours(6), Duration.ofMinutes(6)),
    DAY(Duration.ofHours(24), Duration.ofMinutes(24));

    private final Duration length;
    private final Duration step;

    Range(Duration length, Duration step) {
        this.length = length;
        this.step = step;
    }

    Duration length() {
        return length;
    }

    Duration step() {
        return step;
    }

    /** As it stands in addresses. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Range of(String code) {
        return Stream.of(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(HOUR);
    }
}
