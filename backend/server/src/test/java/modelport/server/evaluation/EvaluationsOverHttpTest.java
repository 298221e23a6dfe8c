package modelport.server.evaluation;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import modelport.contract.EvaluationsApi;
import modelport.contract.EvaluationsContract;
import modelport.contract.Slug;
import modelport.contract.evaluation.Evaluation;
import modelport.server.TestPeople;

@MicronautTest(transactional = false)
class EvaluationsOverHttpTest extends EvaluationsContract {
    @Inject
    Scales scales;

    @Override
    protected EvaluationsApi evaluations() {
        return scales.evaluations();
    }

    @Override
    protected Slug project() {
        return TestPeople.LAB;
    }

    @Override
    protected Slug model() {
        return scales.classifiers(1, 2);
    }

    @Override
    protected Slug dataset() {
        return scales.iris().dataset();
    }

    @Override
    protected void await(Evaluation evaluation) {
        scales.settled(evaluation.id());
    }
}
