package modelport.server.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(4), Duration.ofMinutes(5));

    @Test
    void waits_grow_with_each_attempt_and_end_at_the_longest() {
        assertThat(longest(1)).isBetween(Duration.ofMillis(3_900), Duration.ofSeconds(4));
        assertThat(longest(3)).isBetween(Duration.ofMillis(15_600), Duration.ofSeconds(16));
        assertThat(longest(60)).isBetween(Duration.ofSeconds(292), Duration.ofMinutes(5));
    }

    @Test
    void jobs_that_failed_together_do_not_come_back_together() {
        var random = new Random(1);

        assertThat(IntStream.range(0, 100)
                        .mapToObj(_ -> backoff.after(5, random))
                        .distinct())
                .hasSizeGreaterThan(90);
    }

    private Duration longest(int attempt) {
        var random = new Random(1);
        return IntStream.range(0, 1_000)
                .mapToObj(_ -> backoff.after(attempt, random))
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
