package modelport.server.compression.internal;

import java.util.List;
import modelport.contract.Message;
import modelport.contract.compression.LayerChange;
import modelport.contract.compression.MeasuredModel;
import modelport.contract.evaluation.Moved;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a candidate; see {@link modelport.contract.compression.Candidate}.
 *
 * @param makeMs time that it took to make it
 * @param layers what was done part by part
 */
public record CandidateFigures(
        MeasuredModel model,
        double sizeRatio,
        double qualityLoss,
        @Nullable Moved quality,
        double latencyRatio,
        long makeMs,
        List<LayerChange> layers,
        List<Message> warnings) {
    public CandidateFigures {
        layers = List.copyOf(layers);
        warnings = List.copyOf(warnings);
    }
}
