package modelport.server.jobs.internal;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import modelport.server.jobs.JobHandler;

/** Finds the handler of a kind; looks for them late, because handlers ask for jobs themselves. */
@Singleton
public class Handlers {
    private final BeanProvider<JobHandler> beans;
    private final AtomicReference<Map<String, JobHandler>> byKind = new AtomicReference<>(Map.of());

    Handlers(BeanProvider<JobHandler> beans) {
        this.beans = beans;
    }

    public Optional<JobHandler> find(String kind) {
        return Optional.ofNullable(all().get(kind));
    }

    /** The handler of a kind that must exist. */
    public JobHandler get(String kind) {
        return find(kind).orElseThrow(() -> new IllegalArgumentException("nobody handles jobs of kind " + kind));
    }

    /** The kinds that run where {@code resourceClass} says. */
    public Set<String> kinds(ResourceClass resourceClass) {
        return all().values().stream()
                .filter(handler -> ResourceClass.of(handler) == resourceClass)
                .map(JobHandler::kind)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, JobHandler> all() {
        Map<String, JobHandler> known = byKind.get();
        if (!known.isEmpty()) {
            return known;
        }
        Map<String, JobHandler> found =
                beans.stream().collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
        byKind.set(found);
        return found;
    }
}
