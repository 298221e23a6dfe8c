package modelport.server.maintenance;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import modelport.server.maintenance.internal.Duties;

/** Looks whether it is time for a case, or whether enough labels arrived, by the database's clock. */
@Singleton
class Schedules {
    private final DueTriggers due;
    private final Duties duties;

    Schedules(DueTriggers due, Duties duties) {
        this.due = due;
        this.duties = duties;
    }

    @Scheduled(fixedDelay = "${modelport.maintenance.poll:1s}", initialDelay = "${modelport.maintenance.poll:1s}")
    void round() {
        boolean more = duties.isWorker();
        while (more) {
            more = due.fireNext();
        }
    }

    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    void countLabels() {
        if (duties.isWorker()) {
            due.labelled().forEach(due::fireLabels);
        }
    }
}
