package modelport.server.audit.internal;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives every entry its link within a second, on whichever node comes first. */
@Singleton
class Chainer {
    private final Chains chains;

    Chainer(Chains chains) {
        this.chains = chains;
    }

    @Scheduled(fixedDelay = "500ms", initialDelay = "500ms")
    void chain() {
        for (Optional<UUID> project : chains.waiting()) {
            linkAll(project.orElse(null));
        }
    }

    private void linkAll(@Nullable UUID project) {
        boolean more = true;
        while (more) {
            more = chains.link(project);
        }
    }
}
