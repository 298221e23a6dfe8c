package modelport.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import modelport.gateway.CallerCheck;
import modelport.gateway.CallerCheck.Access;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what {@link CallerCheck} said, under the token's SHA-256: the token itself is never kept. Belongs to one
 * thread, which is also where answers arrive.
 *
 * <p>An answer that is in use is asked for again shortly before it ends, so that steady traffic never waits.
 */
public final class CallerCache {
    private static final Logger log = LoggerFactory.getLogger(CallerCache.class);
    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_CHECKS = 256;

    private final CallerCheck check;
    private final Executor thread;
    private final LongSupplier nanos;
    private final long keep;
    private final MessageDigest sha256;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private int checks;

    public CallerCache(CallerCheck check, Executor thread, Duration keep, LongSupplier nanos) {
        this.check = check;
        this.thread = thread;
        this.keep = keep.toNanos();
        this.nanos = nanos;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * What {@code token} may do with {@code endpoint}, if that is known; otherwise null, and {@code later} is told as
     * soon as it is, perhaps before this returns (null if nobody could say).
     */
    public @Nullable Access ask(String token, String endpoint, Consumer<@Nullable Access> later) {
        Key key = key(token, endpoint);
        Entry entry = entries.get(key);
        long now = nanos.getAsLong();
        if (entry == null) {
            entry = new Entry();
            entries.put(key, entry);
            evict();
        }
        Access access = entry.access;
        if (access == null || now - entry.askedAt >= keep) {
            entry.access = null;
            entry.waiting.add(later);
            if (!entry.asking) {
                start(entry, token, endpoint, now);
            }
            return null;
        }
        if (!entry.asking && now - entry.askedAt >= keep - keep / 5) {
            start(entry, token, endpoint, now);
        }
        return access;
    }

    /** Forgets every refusal about {@code endpoint}: it is there now. */
    public void forgetRefusals(String endpoint) {
        entries.entrySet()
                .removeIf(
                        entry -> entry.getKey().endpoint.equals(endpoint) && entry.getValue().access == Access.FOREIGN);
    }

    private void start(Entry entry, String token, String endpoint, long now) {
        if (checks >= MAX_CHECKS) {
            entry.resolve(null, now);
            return;
        }
        checks++;
        entry.asking = true;
        CompletionStage<Access> answer;
        try {
            answer = check.check(token, endpoint);
        } catch (RuntimeException e) {
            arrived(entry, null, e, now);
            return;
        }
        if (answer.toCompletableFuture().isDone()) {
            var _ = answer.whenComplete((access, failure) -> arrived(entry, access, failure, now));
        } else {
            var _ = answer.whenComplete(
                    (access, failure) -> thread.execute(() -> arrived(entry, access, failure, now)));
        }
    }

    private void arrived(Entry entry, @Nullable Access access, @Nullable Throwable failure, long askedAt) {
        checks--;
        entry.asking = false;
        if (failure != null) {
            log.warn("caller check failed: {}", failure.toString());
        }
        entry.resolve(access, askedAt);
    }

    private void evict() {
        Iterator<Entry> oldest = entries.values().iterator();
        while (entries.size() > MAX_ENTRIES && oldest.hasNext()) {
            if (!oldest.next().asking) {
                oldest.remove();
            }
        }
    }

    private Key key(String token, String endpoint) {
        byte[] hash = sha256.digest(token.getBytes(StandardCharsets.UTF_8));
        return new Key(longAt(hash, 0), longAt(hash, 8), longAt(hash, 16), longAt(hash, 24), endpoint);
    }

    private static long longAt(byte[] bytes, int from) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (bytes[from + i] & 0xff);
        }
        return value;
    }

    private record Key(long a, long b, long c, long d, String endpoint) {
        @Override
        public int hashCode() {
            return Long.hashCode(a) * 31 + endpoint.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && a == that.a
                    && b == that.b
                    && c == that.c
                    && d == that.d
                    && endpoint.equals(that.endpoint);
        }
    }

    private static final class Entry {
        private @Nullable Access access;
        private long askedAt;
        private boolean asking;
        private List<Consumer<@Nullable Access>> waiting = new ArrayList<>(1);

        /** A failed refresh leaves the old answer until its end. */
        void resolve(@Nullable Access answer, long asked) {
            if (answer != null) {
                access = answer;
                askedAt = asked;
            }
            List<Consumer<@Nullable Access>> told = waiting;
            waiting = new ArrayList<>(1);
            told.forEach(one -> one.accept(answer));
        }
    }
}
