package modelport.contract;

import java.util.List;
import modelport.contract.registry.Alias;
import modelport.contract.registry.AliasInterval;
import modelport.contract.registry.AliasMove;

/** Movable names on versions; {@code champion} is moved by releases to production only. */
public interface AliasesApi {
    List<Alias> list(Slug project, Slug model);

    /** Throws {@link Problem.Conflict} with where it points if that is not what was expected. */
    Alias move(Slug project, Slug model, Slug alias, AliasMove move);

    /** The newest first. */
    Page<AliasInterval> history(Slug project, Slug model, Slug alias, PageRequest page);
}
