package modelport.server.artifacts.internal;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops uploads that nobody used in time, the files of dropped ones, and what was never finished. */
@Singleton
public class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    /** Longer than anything takes to be made. */
    private static final Duration HALF_MADE = Duration.ofHours(24);

    private final UploadLedger ledger;
    private final UploadFiles files;
    private final Disk disk;
    private final Clock clock;

    Sweeper(UploadLedger ledger, UploadFiles files, Disk disk, Clock clock) {
        this.ledger = ledger;
        this.files = files;
        this.disk = disk;
        this.clock = clock;
    }

    /** One round. */
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Scheduled(initialDelay = "1m", fixedDelay = "10m")
    public void sweep() {
        int expired = ledger.expire();
        List<UUID> unneeded = ledger.unneeded(files.settled());
        unneeded.forEach(files::delete);
        disk.sweep(clock.instant().minus(HALF_MADE));
        if (expired + unneeded.size() > 0) {
            LOG.info("uploads swept expired={} files={}", expired, unneeded.size());
        }
    }
}
