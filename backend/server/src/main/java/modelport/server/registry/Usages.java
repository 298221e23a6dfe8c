package modelport.server.registry;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What all later steps know about what is served, taken together. */
@Singleton
class Usages {
    private final List<Usage> all;

    Usages(List<Usage> all) {
        this.all = List.copyOf(all);
    }

    Map<UUID, List<String>> ofModels(UUID project, Collection<UUID> models) {
        return merged(usage -> usage.endpointsOfModels(project, models));
    }

    Map<UUID, List<String>> ofVersions(UUID project, Collection<UUID> versions) {
        return merged(usage -> usage.endpointsOfVersions(project, versions));
    }

    private Map<UUID, List<String>> merged(Function<Usage, Map<UUID, List<String>>> question) {
        var merged = new HashMap<UUID, List<String>>();
        for (Usage usage : all) {
            question.apply(usage)
                    .forEach((id, names) ->
                            merged.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(names));
        }
        return merged;
    }
}
