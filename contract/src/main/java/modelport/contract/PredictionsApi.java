package modelport.contract;

import java.util.List;
import java.util.UUID;
import modelport.contract.prediction.StoredPrediction;

/** Predictions that were kept: a sample of all that endpoints answer. */
public interface PredictionsApi {
    /** The newest first. */
    Page<StoredPrediction> list(Slug project, Slug endpoint, PageRequest page);

    /** All rows of a prediction, in their order; {@link Problem.NotFound} if it was not kept. */
    List<StoredPrediction> get(Slug project, Slug endpoint, UUID prediction);
}
