package modelport.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private final Ids ids = new Ids(Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void identities_are_version_7_and_sort_by_their_making_even_within_a_millisecond() {
        UUID last = ids.next();
        for (int i = 0; i < 10_000; i++) {
            UUID next = ids.next();
            assertThat(next.version()).isEqualTo(7);
            assertThat(next.variant()).isEqualTo(2);
            assertThat(next.toString()).isGreaterThan(last.toString());
            last = next;
        }
    }

    @Test
    void the_first_48_bits_are_the_time() {
        assertThat(ids.next().getMostSignificantBits() >>> 16)
                .isEqualTo(Instant.parse("2026-11-25T12:00:00Z").toEpochMilli());
    }
}
