package modelport.client;

import java.io.InputStream;
import java.net.http.HttpResponse;
import modelport.contract.DatasetsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetChange;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.DatasetRows;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionAccepted;
import modelport.contract.datasets.DatasetVersionChange;
import modelport.contract.datasets.NewDataset;
import modelport.contract.datasets.NewDatasetVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** {@link DatasetsApi} over HTTP. */
record HttpDatasets(Http http) implements DatasetsApi {
    @Override
    public Dataset create(Slug project, NewDataset dataset) {
        return http.post(path(project), dataset, Dataset.class);
    }

    @Override
    public Dataset get(Slug project, Slug dataset) {
        return http.get(path(project) + "/" + dataset, Dataset.class);
    }

    @Override
    public Page<Dataset> list(Slug project, PageRequest page, @Nullable DatasetRole role) {
        String filter = role == null ? "" : "&role=" + role;
        return http.get(path(project) + "?" + Http.paging(page) + filter, new TypeReference<Page<Dataset>>() {});
    }

    @Override
    public Page<Dataset> archived(Slug project, PageRequest page) {
        return http.get(path(project) + "?archived=true&" + Http.paging(page), new TypeReference<Page<Dataset>>() {});
    }

    @Override
    public Dataset change(Slug project, Slug dataset, long rowVersion, DatasetChange change) {
        return http.patch(path(project) + "/" + dataset, rowVersion, change, Dataset.class);
    }

    @Override
    public DatasetVersionAccepted createVersion(Slug project, Slug dataset, NewDatasetVersion version) {
        return http.post(path(project, dataset), version, DatasetVersionAccepted.class);
    }

    @Override
    public DatasetVersion version(Slug project, Slug dataset, int number) {
        return http.get(path(project, dataset) + "/" + number, DatasetVersion.class);
    }

    @Override
    public Page<DatasetVersion> versions(Slug project, Slug dataset, PageRequest page) {
        return http.get(path(project, dataset) + "?" + Http.paging(page), new TypeReference<Page<DatasetVersion>>() {});
    }

    @Override
    public DatasetVersion changeVersion(
            Slug project, Slug dataset, int number, long rowVersion, DatasetVersionChange change) {
        return http.patch(path(project, dataset) + "/" + number, rowVersion, change, DatasetVersion.class);
    }

    @Override
    public DatasetRows rows(Slug project, Slug dataset, int number, PageRequest page) {
        return http.get(path(project, dataset) + "/" + number + "/rows?" + Http.paging(page), DatasetRows.class);
    }

    @Override
    public Page<ColumnSummary> columns(Slug project, Slug dataset, int number, PageRequest page) {
        return http.get(
                path(project, dataset) + "/" + number + "/columns?" + Http.paging(page),
                new TypeReference<Page<ColumnSummary>>() {});
    }

    @Override
    public InputStream file(Slug project, Slug dataset, int number) {
        return http.send(
                        http.request(path(project, dataset) + "/" + number + "/file")
                                .GET(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private static String path(Slug project) {
        return "projects/" + project + "/datasets";
    }

    private static String path(Slug project, Slug dataset) {
        return path(project) + "/" + dataset + "/versions";
    }
}
