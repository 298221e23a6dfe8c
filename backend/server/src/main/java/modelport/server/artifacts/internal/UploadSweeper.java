package modelport.server.artifacts.internal;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops uploads that nobody used in time, and the files of dropped ones. */
@Singleton
public class UploadSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(UploadSweeper.class);

    private final UploadLedger ledger;
    private final UploadFiles files;

    UploadSweeper(UploadLedger ledger, UploadFiles files) {
        this.ledger = ledger;
        this.files = files;
    }

    /** One round. */
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Scheduled(initialDelay = "1m", fixedDelay = "10m")
    public void sweep() {
        int expired = ledger.expire();
        List<UUID> unneeded = ledger.unneeded(files.settled());
        unneeded.forEach(files::delete);
        if (expired + unneeded.size() > 0) {
            LOG.info("uploads swept expired={} files={}", expired, unneeded.size());
        }
    }
}
