package modelport.contract;

import java.util.List;
import java.util.UUID;
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

/** Tunings: searches for good settings, which end in a version. */
public interface TuningsApi {
    /** What can be tuned, and how. */
    TrainerCatalogue trainers();

    /** Starts to try settings. Cancelling the job stops it and keeps what was found. */
    TuningAccepted create(Slug project, NewTuning tuning);

    /** As far as it is. */
    Tuning get(Slug project, UUID tuning);

    /** The newest first; of one model where it is given. */
    Page<Tuning> list(Slug project, @Nullable Slug model, PageRequest page);

    /** Its settings, with the scores that are known. */
    Page<Trial> trials(Slug project, UUID tuning, TrialOrder order, PageRequest page);

    /** How the score goes with each parameter that has more than one value. */
    List<ParameterResponse> responses(Slug project, UUID tuning);

    /** Makes the winner the next version of the model; again it gives the same version. */
    Version promote(Slug project, UUID tuning, WinnerPromotion promotion);

    /** How a version was made by a tuning; throws {@link Problem.NotFound} for any other version. */
    TunedVersion origin(Slug project, Slug model, int version);
}
