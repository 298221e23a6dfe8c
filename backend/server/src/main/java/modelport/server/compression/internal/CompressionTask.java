package modelport.server.compression.internal;

import java.util.Map;
import modelport.evaluation.EvaluationException;
import modelport.inference.InferenceException;
import modelport.server.database.Json;
import modelport.server.jobs.ChildTask;
import modelport.server.jobs.PermanentFailure;
import tools.jackson.databind.JsonNode;

/** A search for smaller versions, in a process of its own. */
public final class CompressionTask implements ChildTask {
    @Override
    public String kind() {
        return "compression";
    }

    @Override
    public Map<String, String> run(JsonNode input, Report report) throws Exception {
        CompressionOrder order = Json.MAPPER.treeToValue(input, CompressionOrder.class);
        search(order, report);
        return Map.of();
    }

    /** What does not fit the version itself ends the search; what does not fit a candidate ends that alone. */
    private static void search(CompressionOrder order, Report report) throws Exception {
        try (SearchRows rows = SearchRows.open(order);
                Benchmark parent = Benchmark.measure(order, rows, report)) {
            new Search(order, rows, parent, report).run();
        } catch (EvaluationException e) {
            throw new PermanentFailure(e.reason());
        } catch (InferenceException e) {
            throw new PermanentFailure(e.problem());
        }
    }
}
