package modelport.server.registry;

import java.util.Optional;
import modelport.contract.Message;

/** May refuse that a version's processing changes; later steps implement it. */
public interface ProcessingGuard {
    /** Why it has to stay as it is; empty if nothing speaks against a change. */
    Optional<Message> keeps(VersionRef version);
}
