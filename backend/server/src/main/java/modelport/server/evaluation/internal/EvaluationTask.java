package modelport.server.evaluation.internal;

import modelport.evaluation.EvaluationException;
import modelport.inference.InferenceException;
import modelport.server.database.Json;
import modelport.server.jobs.ChildTask;
import modelport.server.jobs.PermanentFailure;
import tools.jackson.databind.JsonNode;

/** Measures a version on a dataset, in a process of its own. */
public final class EvaluationTask implements ChildTask {
    @Override
    public String kind() {
        return "evaluation";
    }

    /** What does not fit once will not fit the next time. */
    @Override
    public EvaluationResult run(JsonNode input, Report report) throws Exception {
        var run = new EvaluationRun(Json.MAPPER.treeToValue(input, EvaluationOrder.class), report);
        try {
            return run.measure();
        } catch (EvaluationException e) {
            throw new PermanentFailure(e.reason());
        } catch (InferenceException e) {
            throw new PermanentFailure(e.problem());
        }
    }
}
