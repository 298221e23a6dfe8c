package modelport.server.tuning.internal;

import modelport.server.database.Json;
import modelport.server.jobs.ChildTask;
import tools.jackson.databind.JsonNode;

/** A search for good settings, in a process of its own. */
public final class TuningTask implements ChildTask {
    @Override
    public String kind() {
        return "tuning";
    }

    @Override
    public TuningEnd run(JsonNode input, Report report) throws Exception {
        TuningOrder order = Json.MAPPER.treeToValue(input, TuningOrder.class);
        return new Search(order, TrainingRows.read(order.rows()), report).run();
    }
}
