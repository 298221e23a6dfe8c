package modelport.server.imports;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import modelport.engines.EngineFolders;
import modelport.engines.NativeEngine;
import modelport.engines.NativeModels;
import modelport.server.jobs.Jobs;
import modelport.server.registry.VersionRefs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries imports again that failed because an engine was not there, once it is. */
@Singleton
public class EngineArrivals {
    private static final Logger LOG = LoggerFactory.getLogger(EngineArrivals.class);
    private static final int AT_ONCE = 20;

    private final VersionRefs versions;
    private final Jobs jobs;

    EngineArrivals(VersionRefs versions, Jobs jobs) {
        this.versions = versions;
        this.jobs = jobs;
    }

    /** One round; returns how many imports begin again. */
    @Transactional
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Scheduled(initialDelay = "15s", fixedDelay = "15s")
    public int round() {
        int begun = 0;
        for (NativeEngine engine : NativeEngine.values()) {
            if (EngineFolders.has(engine)) {
                begun += again(engine);
            }
        }
        return begun;
    }

    private int again(NativeEngine engine) {
        String code = NativeModels.missing(engine).problem().code();
        int begun = (int) versions.importsFailedFor(code, "engine", engine.title(), AT_ONCE).stream()
                .filter(jobs::again)
                .count();
        if (begun > 0) {
            LOG.info("imports begin again engine={} imports={}", engine.code(), begun);
        }
        return begun;
    }
}
