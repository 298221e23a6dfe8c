package modelport.client;

import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.TuningsApi;
import modelport.contract.registry.Version;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.ParameterResponse;
import modelport.contract.tuning.TrainerCatalogue;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.TrialOrder;
import modelport.contract.tuning.TunedVersion;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningAccepted;
import modelport.contract.tuning.WinnerPromotion;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** {@link TuningsApi} over HTTP. */
record HttpTunings(Http http) implements TuningsApi {
    @Override
    public TrainerCatalogue trainers() {
        return http.get("trainers", TrainerCatalogue.class);
    }

    @Override
    public TuningAccepted create(Slug project, NewTuning tuning) {
        return http.post(path(project), tuning, TuningAccepted.class);
    }

    @Override
    public Tuning get(Slug project, UUID tuning) {
        return http.get(path(project) + "/" + tuning, Tuning.class);
    }

    @Override
    public Page<Tuning> list(Slug project, @Nullable Slug model, PageRequest page) {
        return http.get(
                path(project) + "?" + Http.paging(page) + Http.of(model, null), new TypeReference<Page<Tuning>>() {});
    }

    @Override
    public Page<Trial> trials(Slug project, UUID tuning, TrialOrder order, PageRequest page) {
        return http.get(
                path(project) + "/" + tuning + "/trials?" + Http.paging(page) + "&order=" + order,
                new TypeReference<Page<Trial>>() {});
    }

    @Override
    public List<ParameterResponse> responses(Slug project, UUID tuning) {
        return http.get(path(project) + "/" + tuning + "/responses", new TypeReference<List<ParameterResponse>>() {});
    }

    @Override
    public Version promote(Slug project, UUID tuning, WinnerPromotion promotion) {
        return http.post(path(project) + "/" + tuning + "/promote", promotion, Version.class);
    }

    @Override
    public TunedVersion origin(Slug project, Slug model, int version) {
        return http.get(
                "projects/" + project + "/models/" + model + "/versions/" + version + "/tuning", TunedVersion.class);
    }

    private static String path(Slug project) {
        return "projects/" + project + "/tunings";
    }
}
