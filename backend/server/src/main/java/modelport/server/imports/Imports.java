package modelport.server.imports;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import modelport.server.access.Caller;
import modelport.server.jobs.Jobs;
import modelport.server.jobs.NewJob;
import modelport.server.registry.ImportStarter;
import modelport.server.registry.VersionRef;

/** Has versions imported. */
@Singleton
public class Imports implements ImportStarter {
    /** The kind of job. */
    static final String KIND = "import";

    private final Jobs jobs;

    Imports(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public UUID start(Caller caller, VersionRef version) {
        return jobs.enqueue(new NewJob(
                KIND,
                Optional.of(version.project()),
                version.subject(),
                new Input(version.id()),
                Optional.of(version.id().toString()),
                Optional.of(caller.username())));
    }

    /** What the job is about. */
    record Input(UUID version) {}
}
