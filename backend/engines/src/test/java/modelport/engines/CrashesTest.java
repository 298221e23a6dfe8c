package modelport.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CrashesTest {
    private final AtomicLong now = new AtomicLong();
    private final Crashes crashes = new Crashes(now::get);

    @Test
    void the_first_one_costs_no_time_the_second_a_little_and_the_third_ends_it() {
        assertThat(crashes.next()).contains(Duration.ZERO);
        assertThat(crashes.next()).contains(Duration.ofMillis(250));
        assertThat(crashes.next()).isEmpty();
    }

    @Test
    void what_is_longer_ago_than_a_minute_is_forgotten() {
        crashes.next();
        crashes.next();
        now.addAndGet(Duration.ofSeconds(61).toNanos());

        assertThat(crashes.next()).contains(Duration.ZERO);
    }
}
