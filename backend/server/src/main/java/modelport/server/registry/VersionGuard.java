package modelport.server.registry;

import java.util.Optional;
import modelport.contract.Message;

/** May refuse that a version is put away; later steps implement it. Called inside the transaction that archives. */
public interface VersionGuard {
    /** Why this version has to stay; empty if nothing speaks against it. */
    Optional<Message> keeps(VersionRef version);
}
