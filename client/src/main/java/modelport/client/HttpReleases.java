package modelport.client;

import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.ReleasesApi;
import modelport.contract.Slug;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.release.Environment;
import modelport.contract.release.Release;
import tools.jackson.core.type.TypeReference;

/** {@link ReleasesApi} over HTTP. */
record HttpReleases(Http http) implements ReleasesApi {
    @Override
    public List<Environment> environments(Slug project) {
        return http.get("projects/" + project + "/environments", new TypeReference<List<Environment>>() {});
    }

    @Override
    public Deployed deploy(Slug project, NewDeployment deployment) {
        return http.post("projects/" + project + "/deployments", deployment, Deployed.class);
    }

    @Override
    public Release get(Slug project, UUID release) {
        return http.get("projects/" + project + "/releases/" + release, Release.class);
    }

    @Override
    public Page<Release> list(Slug project, PageRequest page) {
        String path = "projects/" + project + "/releases?" + Http.paging(page);
        return http.get(path, new TypeReference<Page<Release>>() {});
    }
}
