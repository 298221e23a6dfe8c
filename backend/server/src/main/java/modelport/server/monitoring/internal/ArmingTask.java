package modelport.server.monitoring.internal;

import modelport.evaluation.EvaluationException;
import modelport.inference.InferenceException;
import modelport.server.database.Json;
import modelport.server.jobs.ChildTask;
import modelport.server.jobs.PermanentFailure;
import tools.jackson.databind.JsonNode;

/** Arms a monitor, in a process of its own. */
public final class ArmingTask implements ChildTask {
    @Override
    public String kind() {
        return "monitor-arming";
    }

    /** What does not fit once will not fit the next time. */
    @Override
    public ArmingResult run(JsonNode input, Report report) throws Exception {
        var run = new ArmingRun(Json.MAPPER.treeToValue(input, ArmingOrder.class), report);
        try {
            return run.arm();
        } catch (EvaluationException e) {
            throw new PermanentFailure(e.reason());
        } catch (InferenceException e) {
            throw new PermanentFailure(e.problem());
        }
    }
}
