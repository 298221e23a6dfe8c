package modelport.server.audit.internal;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives every entry its link within a second, on whichever node comes first. */
@Singleton
class Chainer {
    private final Chains chains;
    private boolean ended;

    Chainer(Chains chains) {
        this.chains = chains;
    }

    @Scheduled(fixedDelay = "500ms", initialDelay = "500ms")
    synchronized void chain() {
        if (!ended) {
            for (Optional<UUID> project : chains.waiting()) {
                linkAll(project.orElse(null));
            }
        }
    }

    /** Waits for what is under way, as long as there is a database. */
    @PreDestroy
    synchronized void end() {
        ended = true;
    }

    private void linkAll(@Nullable UUID project) {
        boolean more = true;
        while (more) {
            more = chains.link(project);
        }
    }
}
