package modelport.ui.fakes;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.PredictionsApi;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.prediction.StoredPrediction;

/** Kept predictions in memory: those that a test puts there. */
public final class FakePredictions implements PredictionsApi {
    private final FakeEndpoints endpoints;
    private final Deque<StoredPrediction> kept = new ArrayDeque<>();

    FakePredictions(FakeEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Somebody asked this. */
    public synchronized void keep(StoredPrediction prediction) {
        kept.addFirst(prediction);
    }

    @Override
    public synchronized Page<StoredPrediction> list(Slug project, Slug endpoint, PageRequest page) {
        endpoints.get(project, endpoint);
        List<StoredPrediction> own = kept.stream()
                .filter(prediction -> prediction.endpoint().equals(endpoint))
                .toList();
        return Keyset.page(own, page, each -> each.id() + ":" + each.row());
    }

    @Override
    public synchronized List<StoredPrediction> get(Slug project, Slug endpoint, UUID prediction) {
        endpoints.get(project, endpoint);
        List<StoredPrediction> rows = kept.stream()
                .filter(each -> each.endpoint().equals(endpoint) && each.id().equals(prediction))
                .sorted(Comparator.comparingInt(StoredPrediction::row))
                .toList();
        if (rows.isEmpty()) {
            throw new ProblemException(new Problem.NotFound("prediction", prediction.toString()));
        }
        return rows;
    }
}
