package modelport.server.registry;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import modelport.contract.Message;

/** Says that versions serve, where a test wants that. */
@Singleton
@Requires(property = "test.usage")
final class TestUsage implements Usage, VersionGuard {
    /** Names of endpoints by version. */
    final Map<UUID, List<String>> versions = new ConcurrentHashMap<>();

    /** Names of endpoints by model. */
    final Map<UUID, List<String>> models = new ConcurrentHashMap<>();

    @Override
    public Map<UUID, List<String>> endpointsOfModels(UUID project, Collection<UUID> asked) {
        return only(models, asked);
    }

    @Override
    public Map<UUID, List<String>> endpointsOfVersions(UUID project, Collection<UUID> asked) {
        return only(versions, asked);
    }

    @Override
    public Optional<Message> keeps(VersionRef version) {
        return Optional.ofNullable(versions.get(version.id()))
                .map(endpoints -> Message.of("test.serves", "endpoints", String.join(", ", endpoints)));
    }

    private static Map<UUID, List<String>> only(Map<UUID, List<String>> all, Collection<UUID> asked) {
        var found = new HashMap<>(all);
        found.keySet().retainAll(asked);
        return found;
    }
}
