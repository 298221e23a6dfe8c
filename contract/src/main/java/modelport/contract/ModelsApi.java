package modelport.contract;

import modelport.contract.registry.Model;
import modelport.contract.registry.ModelChange;
import modelport.contract.registry.NewModel;

/** Models: what exists. */
public interface ModelsApi {
    Model register(Slug project, NewModel model);

    Model get(Slug project, Slug model);

    /** In the order of their names; a query looks into names, titles and tags. */
    Page<Model> list(Slug project, PageRequest page);

    /** Throws {@link Problem.Stale} unless {@code rowVersion} is the newest. */
    Model change(Slug project, Slug model, long rowVersion, ModelChange change);

    /** Archives it, so that it is out of every list; its name stays taken. */
    void archive(Slug project, Slug model);
}
