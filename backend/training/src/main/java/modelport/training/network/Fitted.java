package modelport.training.network;

import java.util.List;

/**
 * What came of learning.
 *
 * @param curve every epoch
 * @param best number of the epoch that the weights are from
 */
public record Fitted(Weights weights, List<Epoch> curve, int best) {
    public Fitted {
        curve = List.copyOf(curve);
    }
}
