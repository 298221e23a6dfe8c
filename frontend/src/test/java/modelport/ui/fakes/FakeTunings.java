package modelport.ui.fakes;

import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
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

/** A platform on which nobody has tuned anything, and nobody can. */
public final class FakeTunings implements TuningsApi {
    @Override
    public TrainerCatalogue trainers() {
        return new TrainerCatalogue(List.of(), List.of(), 10_000, 100);
    }

    @Override
    public TuningAccepted create(Slug project, NewTuning tuning) {
        throw new UnsupportedOperationException("there are no trainers");
    }

    @Override
    public Tuning get(Slug project, UUID tuning) {
        throw new ProblemException(new Problem.NotFound("tuning", tuning.toString()));
    }

    @Override
    public Page<Tuning> list(Slug project, @Nullable Slug model, PageRequest page) {
        return new Page<>(List.of(), null);
    }

    @Override
    public Page<Trial> trials(Slug project, UUID tuning, TrialOrder order, PageRequest page) {
        throw new ProblemException(new Problem.NotFound("tuning", tuning.toString()));
    }

    @Override
    public List<ParameterResponse> responses(Slug project, UUID tuning) {
        throw new ProblemException(new Problem.NotFound("tuning", tuning.toString()));
    }

    @Override
    public Version promote(Slug project, UUID tuning, WinnerPromotion promotion) {
        throw new ProblemException(new Problem.NotFound("tuning", tuning.toString()));
    }

    @Override
    public TunedVersion origin(Slug project, Slug model, int version) {
        throw new ProblemException(new Problem.NotFound("tuning", model + "/" + version));
    }
}
