package modelport.gateway;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.prediction.PredictedRow;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer, picked to be kept; the last bit of its id says so.
 *
 * @param id the prediction id
 * @param endpoint name of the endpoint
 * @param revision what answered there
 * @param rows in their order
 */
public record SampledPrediction(UUID id, String endpoint, int revision, List<Row> rows) {
    public SampledPrediction {
        rows = List.copyOf(rows);
    }

    /**
     * One of its rows.
     *
     * @param input what was asked, by the names of features or inputs; null where a value was missing
     * @param output what was answered
     */
    public record Row(Map<String, @Nullable Object> input, PredictedRow output) {
        public Row {
            input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
        }
    }
}
