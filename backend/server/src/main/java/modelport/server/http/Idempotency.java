package modelport.server.http;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import tools.jackson.core.type.TypeReference;

/** Remembers answers by Idempotency-Key for a day, so that a repeated request is answered and not repeated. */
@Singleton
class Idempotency {
    private static final Duration KEEP = Duration.ofHours(24);

    private final Sql sql;
    private final Clock clock;

    Idempotency(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Begins a request, or returns the answer that it had before.
     *
     * @throws ProblemException 422 if the key was used with another body, 409 if the first request is still at work
     */
    @Transactional
    Optional<Remembered> begin(Key key, byte[] bodySha256) {
        Instant now = clock.instant();
        sql.update(
                "delete from idempotency where principal = ? and route = ? and key = ? and expires_at < ?",
                key.principal(),
                key.route(),
                key.key(),
                now);
        int made = sql.update(
                "insert into idempotency (principal, route, key, body_sha256, state, expires_at) "
                        + "values (?, ?, ?, ?, 'IN_FLIGHT', ?) on conflict do nothing",
                key.principal(),
                key.route(),
                key.key(),
                bodySha256,
                now.plus(KEEP));
        return made == 1 ? Optional.empty() : Optional.of(remembered(key, bodySha256));
    }

    @Transactional
    void finish(Key key, Remembered answer) {
        sql.update(
                "update idempotency set state = 'DONE', status = ?, headers = ?::jsonb, response = ? "
                        + "where principal = ? and route = ? and key = ?",
                answer.status(),
                new Json(answer.headers()),
                answer.body().orElse(null),
                key.principal(),
                key.route(),
                key.key());
    }

    /** The request broke, so that it may be tried again with the same key. */
    @Transactional
    void forget(Key key) {
        sql.update(
                "delete from idempotency where principal = ? and route = ? and key = ?",
                key.principal(),
                key.route(),
                key.key());
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "10m")
    @Transactional
    void sweep() {
        sql.update("delete from idempotency where expires_at < ?", clock.instant());
    }

    private Remembered remembered(Key key, byte[] bodySha256) {
        Stored stored = sql.first(
                        "select encode(body_sha256, 'hex') as body, state, status, headers, response from idempotency "
                                + "where principal = ? and route = ? and key = ?",
                        Stored::of,
                        key.principal(),
                        key.route(),
                        key.key())
                .orElseThrow(() -> conflict("http.idempotency-in-flight"));
        if (!stored.body().equals(HexFormat.of().formatHex(bodySha256))) {
            throw new ProblemException(new Problem.Invalid(Message.of("http.idempotency-other")));
        }
        return stored.answer().orElseThrow(() -> conflict("http.idempotency-in-flight"));
    }

    private static ProblemException conflict(String code) {
        return new ProblemException(new Problem.Conflict(Message.of(code)));
    }

    /** What makes a request the same: who, where, and the key that the caller made up. */
    record Key(String principal, String route, String key) {}

    /** An answer that can be given again. */
    record Remembered(int status, Map<String, String> headers, Optional<String> body) {}

    private record Stored(String body, Optional<Remembered> answer) {
        private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

        static Stored of(modelport.server.database.Row row) {
            Optional<Remembered> answer = row.text("state").equals("DONE")
                    ? Optional.of(new Remembered(
                            row.integer("status"), row.json("headers", HEADERS), row.findText("response")))
                    : Optional.empty();
            return new Stored(row.text("body"), answer);
        }
    }
}
