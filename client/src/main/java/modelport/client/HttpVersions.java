package modelport.client;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.VersionsApi;
import modelport.contract.deployment.Answer;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionAccepted;
import modelport.contract.registry.VersionChange;
import tools.jackson.core.type.TypeReference;

/** {@link VersionsApi} over HTTP. */
record HttpVersions(Http http) implements VersionsApi {
    @Override
    public VersionAccepted create(Slug project, Slug model, NewVersion version) {
        return http.post(path(project, model), version, VersionAccepted.class);
    }

    @Override
    public Version get(Slug project, Slug model, int number) {
        return http.get(path(project, model) + "/" + number, Version.class);
    }

    @Override
    public Page<Version> list(Slug project, Slug model, PageRequest page) {
        return http.get(path(project, model) + "?" + Http.paging(page), new TypeReference<Page<Version>>() {});
    }

    @Override
    public Version change(Slug project, Slug model, int number, long rowVersion, VersionChange change) {
        return http.patch(path(project, model) + "/" + number, rowVersion, change, Version.class);
    }

    @Override
    public InputStream file(Slug project, Slug model, int number, String path) {
        String address = Arrays.stream(path.split("/", -1)).map(Http::encode).collect(Collectors.joining("/"));
        return http.send(
                        http.request(path(project, model) + "/" + number + "/files/" + address)
                                .GET(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    @Override
    public Answer predict(Slug project, Slug model, int number, String json) {
        return http.exchange(path(project, model) + "/" + number + "/predict", json);
    }

    private static String path(Slug project, Slug model) {
        return "projects/" + project + "/models/" + model + "/versions";
    }
}
