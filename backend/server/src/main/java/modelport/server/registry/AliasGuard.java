package modelport.server.registry;

import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.server.access.ProjectRef;

/** May keep people from moving an alias; later steps implement it. */
public interface AliasGuard {
    /** Why nobody moves this alias of the model by hand, and what to do instead; empty if nothing speaks against it. */
    Optional<Message> keeps(ProjectRef project, Slug model, Slug alias);
}
