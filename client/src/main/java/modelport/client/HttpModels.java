package modelport.client;

import modelport.contract.ModelsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.registry.Model;
import modelport.contract.registry.ModelChange;
import modelport.contract.registry.NewModel;
import tools.jackson.core.type.TypeReference;

/** {@link ModelsApi} over HTTP. */
record HttpModels(Http http) implements ModelsApi {
    @Override
    public Model register(Slug project, NewModel model) {
        return http.post(path(project), model, Model.class);
    }

    @Override
    public Model get(Slug project, Slug model) {
        return http.get(path(project) + "/" + model, Model.class);
    }

    @Override
    public Page<Model> list(Slug project, PageRequest page) {
        return http.get(path(project) + "?" + Http.paging(page), new TypeReference<Page<Model>>() {});
    }

    @Override
    public Model change(Slug project, Slug model, long rowVersion, ModelChange change) {
        return http.patch(path(project) + "/" + model, rowVersion, change, Model.class);
    }

    @Override
    public void archive(Slug project, Slug model) {
        http.delete(path(project) + "/" + model);
    }

    private static String path(Slug project) {
        return "projects/" + project + "/models";
    }
}
