package modelport.server.registry;

import java.util.UUID;
import modelport.server.access.Caller;

/** Starts the import of a version that was just made; the next step implements it. */
public interface ImportStarter {
    /** Enqueues the job in the transaction that makes the version, and returns its identity. */
    UUID start(Caller caller, VersionRef version);
}
