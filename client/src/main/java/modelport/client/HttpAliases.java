package modelport.client;

import java.util.List;
import modelport.contract.AliasesApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.registry.Alias;
import modelport.contract.registry.AliasInterval;
import modelport.contract.registry.AliasMove;
import tools.jackson.core.type.TypeReference;

/** {@link AliasesApi} over HTTP. */
record HttpAliases(Http http) implements AliasesApi {
    @Override
    public List<Alias> list(Slug project, Slug model) {
        return http.get(path(project, model), new TypeReference<List<Alias>>() {});
    }

    @Override
    public Alias move(Slug project, Slug model, Slug alias, AliasMove move) {
        return http.put(path(project, model) + "/" + alias, move, Alias.class);
    }

    @Override
    public Page<AliasInterval> history(Slug project, Slug model, Slug alias, PageRequest page) {
        String path = path(project, model) + "/" + alias + "/history?" + Http.paging(page);
        return http.get(path, new TypeReference<Page<AliasInterval>>() {});
    }

    private static String path(Slug project, Slug model) {
        return "projects/" + project + "/models/" + model + "/aliases";
    }
}
