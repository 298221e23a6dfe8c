package modelport.client;

import java.util.List;
import modelport.contract.ProcessingsApi;
import modelport.contract.Slug;
import modelport.contract.deployment.Answer;
import modelport.contract.processing.NewProcessing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.processing.VersionProcessing;
import tools.jackson.core.type.TypeReference;

/** {@link ProcessingsApi} over HTTP. */
record HttpProcessings(Http http) implements ProcessingsApi {
    @Override
    public List<ProcessingPreset> presets() {
        return http.get("processing-presets", new TypeReference<List<ProcessingPreset>>() {});
    }

    @Override
    public VersionProcessing get(Slug project, Slug model, int number) {
        return http.get(path(project, model, number), VersionProcessing.class);
    }

    @Override
    public Answer tryOut(Slug project, Slug model, int number, NewProcessing wanted) {
        return http.exchange(path(project, model, number) + "/try", Http.json(wanted));
    }

    @Override
    public VersionProcessing change(Slug project, Slug model, int number, long rowVersion, NewProcessing wanted) {
        return http.put(path(project, model, number), rowVersion, wanted, VersionProcessing.class);
    }

    private static String path(Slug project, Slug model, int number) {
        return "projects/" + project + "/models/" + model + "/versions/" + number + "/processing";
    }
}
