package modelport.server.notification.internal;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import modelport.server.notification.WebhookConfig;
import modelport.server.notification.internal.DeliveryLedger.Due;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings deliveries to their webhooks, several at once and few of each, outside of transactions. */
@Singleton
class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final WebhookQueue queue;
    private final DeliveryLedger ledger;
    private final WebhookCaller caller;
    private final Duties duties;
    private final WebhookConfig config;
    private final Map<UUID, Due> running = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Rounds> rounds = new AtomicReference<>();

    Courier(WebhookQueue queue, DeliveryLedger ledger, WebhookCaller caller, Duties duties, WebhookConfig config) {
        this.queue = queue;
        this.ledger = ledger;
        this.caller = caller;
        this.duties = duties;
        this.config = config;
    }

    @EventListener
    void start(StartupEvent event) {
        if (duties.isWorker()) {
            rounds.set(Rounds.start("webhooks", config.poll(), this::round));
        }
    }

    /** What is under way is tried again by whoever comes next. */
    @EventListener
    void stop(ShutdownEvent event) {
        Rounds working = rounds.get();
        if (working != null) {
            working.stop();
        }
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "7m")
    void sweep() {
        ledger.sweep();
    }

    private boolean round() {
        boolean queued = queue.advance();
        int free = config.concurrent() - running.size();
        List<Due> due = free > 0 ? ledger.claim(free, busy()) : List.of();
        for (Due one : due) {
            running.put(one.id(), one);
            Thread.ofVirtual().name("webhook-" + one.id()).start(() -> deliver(one));
        }
        return queued || !due.isEmpty();
    }

    private Set<UUID> busy() {
        return running.values().stream()
                .collect(Collectors.groupingBy(Due::webhook, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(webhook -> webhook.getValue() >= DeliveryLedger.AT_ONCE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void deliver(Due due) {
        try {
            switch (caller.call(due)) {
                case WebhookCaller.Outcome.Taken(int status) -> ledger.delivered(due, status);
                case WebhookCaller.Outcome.Failed failed -> {
                    ledger.failed(due, failed.status(), failed.reason());
                    LOG.info(
                            "webhook failed webhook={} delivery={} attempt={} reason={}",
                            due.webhook(),
                            due.id(),
                            due.attempt(),
                            failed.reason().code());
                }
            }
        } catch (RuntimeException e) {
            // Its turn ends by itself; the next one tries again.
            LOG.warn("delivery broke delivery={}", due.id(), e);
        } finally {
            running.remove(due.id());
            Rounds working = rounds.get();
            if (working != null) {
                working.ring();
            }
        }
    }
}
