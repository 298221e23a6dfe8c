package modelport.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import modelport.gateway.CallerCheck.Access;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallerCacheTest {
    private long now = 1;
    private final List<String> asked = new ArrayList<>();
    private final List<CompletableFuture<Access>> open = new ArrayList<>();
    private final List<@Nullable Access> told = new ArrayList<>();
    private final CallerCache cache = new CallerCache(this::check, Runnable::run, Duration.ofSeconds(5), () -> now);

    private CompletionStage<Access> check(String token, String endpoint) {
        asked.add(token + "@" + endpoint);
        open.add(new CompletableFuture<>());
        return open.getLast();
    }

    private @Nullable Access ask(String token, String endpoint) {
        return cache.ask(token, endpoint, told::add);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void an_answer_is_asked_for_once_and_told_to_all_who_wait() {
        assertThat(ask("t", "e")).isNull();
        assertThat(ask("t", "e")).isNull();

        open.getFirst().complete(Access.ALLOWED);

        assertThat(asked).containsExactly("t@e");
        assertThat(told).containsExactly(Access.ALLOWED, Access.ALLOWED);
        assertThat(ask("t", "e")).isEqualTo(Access.ALLOWED);
    }

    @Test
    void tokens_and_endpoints_do_not_share_answers() {
        ask("t", "e");
        open.getFirst().complete(Access.ALLOWED);

        assertThat(ask("t", "f")).isNull();
        assertThat(ask("u", "e")).isNull();
        assertThat(asked).containsExactly("t@e", "t@f", "u@e");
    }

    @Test
    void no_answer_is_older_than_five_seconds() {
        ask("t", "e");
        open.getFirst().complete(Access.ALLOWED);

        pass(Duration.ofMillis(4_999));
        assertThat(ask("t", "e")).isEqualTo(Access.ALLOWED);
        pass(Duration.ofMillis(1));
        assertThat(ask("t", "e")).isNull();
    }

    @Test
    void an_answer_in_use_is_renewed_before_it_ends() {
        ask("t", "e");
        open.getFirst().complete(Access.ALLOWED);
        pass(Duration.ofMillis(4_200));

        assertThat(ask("t", "e")).isEqualTo(Access.ALLOWED);
        assertThat(asked).hasSize(2);
        open.getLast().complete(Access.UNKNOWN_TOKEN);

        assertThat(ask("t", "e")).isEqualTo(Access.UNKNOWN_TOKEN);
    }

    @Test
    void a_failed_check_tells_that_nobody_knows_and_is_not_remembered() {
        ask("t", "e");
        open.getFirst().completeExceptionally(new IllegalStateException("database gone"));

        assertThat(told).containsExactly((Access) null);
        assertThat(ask("t", "e")).isNull();
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_new_endpoint_is_asked_about_again() {
        ask("t", "e");
        open.getFirst().complete(Access.FOREIGN);
        assertThat(ask("t", "e")).isEqualTo(Access.FOREIGN);

        cache.forgetRefusals("e");

        assertThat(ask("t", "e")).isNull();
    }

    @Test
    void a_flood_of_tokens_neither_fills_the_memory_nor_the_database() {
        for (int i = 0; i < 50_000; i++) {
            ask("random-" + i, "e");
        }

        assertThat(asked).hasSize(256);
        assertThat(told).hasSize(50_000 - 256).containsOnlyNulls();
    }
}
