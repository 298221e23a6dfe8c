package modelport.server.prediction.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.gateway.ProfileDelta;
import modelport.server.prediction.internal.CountBuffer.Batch;
import modelport.server.prediction.internal.CountBuffer.Entry;
import org.junit.jupiter.api.Test;

class CountBufferTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID EDGES = new UUID(0, 1);

    private final CountBuffer buffer = new CountBuffer(new UUID(0, 7));
    private final List<Batch> written = new ArrayList<>();

    @Test
    void what_failed_is_tried_again_as_it_was_and_what_came_meanwhile_goes_after_it() {
        buffer.add(List.of(delta(0, 3)));
        assertThatThrownBy(() -> buffer.flush(batch -> {
                    written.add(batch);
                    throw new IllegalStateException("the database is away");
                }))
                .isInstanceOf(IllegalStateException.class);
        buffer.add(List.of(delta(0, 4), delta(1, 5)));
        buffer.add(List.of(delta(0, 1)));

        buffer.flush(written::add);
        buffer.flush(written::add);

        assertThat(written).extracting(Batch::seq).containsExactly(1L, 1L, 2L);
        assertThat(written.get(0).entries()).isEqualTo(written.get(1).entries());
        assertThat(written.get(2).entries())
                .extracting(entry -> entry.start() + " " + entry.counts().served())
                .containsExactly("2026-01-01T00:00:00Z 5", "2026-01-01T00:01:00Z 5");
    }

    @Test
    void a_database_that_stays_away_costs_no_count_and_little_memory() {
        for (int minute = 0; minute < 1_000; minute++) {
            buffer.add(List.of(delta(minute, 1), delta(minute, 2)));
        }

        buffer.flush(written::add);

        List<Entry> entries = written.getFirst().entries();
        assertThat(entries).hasSize(CountBuffer.MOST_MINUTES);
        assertThat(entries.stream().mapToLong(entry -> entry.counts().served()).sum())
                .isEqualTo(3_000);
        assertThat(entries.stream()
                        .mapToLong(entry -> entry.counts().cells()[1])
                        .sum())
                .isEqualTo(3_000);
    }

    private static ProfileDelta delta(int minute, long rows) {
        return new ProfileDelta("iris", EDGES, START.plusSeconds(60L * minute), rows, rows, new long[] {0, rows, 0, 0});
    }
}
