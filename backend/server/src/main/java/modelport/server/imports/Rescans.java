package modelport.server.imports;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import modelport.formats.ModelFiles;
import modelport.server.jobs.Jobs;
import modelport.server.jobs.NewJob;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the files of versions looked at again that only an older scanner has seen. */
@Singleton
public class Rescans {
    /** The kind of job. */
    static final String KIND = "rescan";

    private static final Logger LOG = LoggerFactory.getLogger(Rescans.class);
    /** A few at a time: what people wait for comes between. */
    private static final int AT_ONCE = 20;

    private final VersionRefs versions;
    private final Jobs jobs;
    /** Asked for and not done; one whose job failed is not asked for again before the next start. */
    private final Set<UUID> asked = ConcurrentHashMap.newKeySet();

    Rescans(VersionRefs versions, Jobs jobs) {
        this.versions = versions;
        this.jobs = jobs;
    }

    /** One round; returns how many versions it asked for. */
    @Transactional
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Scheduled(initialDelay = "30s", fixedDelay = "1m")
    public int round() {
        List<VersionRef> waiting = versions.seenBefore(ModelFiles.SCANNER_VERSION, AT_ONCE + asked.size());
        asked.retainAll(waiting.stream().map(VersionRef::id).toList());
        List<VersionRef> old = waiting.stream()
                .filter(version -> !asked.contains(version.id()))
                .limit(AT_ONCE)
                .toList();
        old.forEach(this::ask);
        if (!old.isEmpty()) {
            LOG.info("rescans begun versions={} scanner={}", old.size(), ModelFiles.SCANNER_VERSION);
        }
        return old.size();
    }

    private void ask(VersionRef version) {
        jobs.enqueue(new NewJob(
                KIND,
                Optional.of(version.project()),
                version.subject(),
                new Imports.Input(version.id()),
                Optional.of(version.id().toString()),
                Optional.empty()));
        asked.add(version.id());
    }
}
