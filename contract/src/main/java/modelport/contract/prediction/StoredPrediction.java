package modelport.contract.prediction;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** One row that an endpoint was asked about, and what it answered. */
@Schema(description = "One row that an endpoint was asked about, and what it answered")
public record StoredPrediction(
        @Schema(description = "The prediction id that came with the answer")
        UUID id,

        @Schema(description = "Which row of that request, from 0")
        int row,

        @Schema(description = "When the request came") Instant at,

        @Schema(description = "The endpoint that answered") Slug endpoint,
        @Schema(description = "The model behind it") Slug model,

        @Schema(description = "Number of the version that answered")
        int version,

        @Schema(
                description =
                        "What was asked, by the names of features or inputs: numbers, truth values, texts that may be cut short, null where a value was missing, or a summary of what is large")
        Map<String, @Nullable Object> input,

        @Schema(description = "What was answered") PredictedRow output) {
    public StoredPrediction {
        // Missing values stay in it as nulls, and features in their order.
        input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
    }
}
