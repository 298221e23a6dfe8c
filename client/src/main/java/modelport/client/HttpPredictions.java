package modelport.client;

import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.PredictionsApi;
import modelport.contract.Slug;
import modelport.contract.prediction.StoredPrediction;
import tools.jackson.core.type.TypeReference;

/** {@link PredictionsApi} over HTTP. */
record HttpPredictions(Http http) implements PredictionsApi {
    @Override
    public Page<StoredPrediction> list(Slug project, Slug endpoint, PageRequest page) {
        return http.get(
                path(project, endpoint) + "?" + Http.paging(page), new TypeReference<Page<StoredPrediction>>() {});
    }

    @Override
    public List<StoredPrediction> get(Slug project, Slug endpoint, UUID prediction) {
        return http.get(path(project, endpoint) + "/" + prediction, new TypeReference<List<StoredPrediction>>() {});
    }

    private static String path(Slug project, Slug endpoint) {
        return "projects/" + project + "/endpoints/" + endpoint + "/predictions";
    }
}
