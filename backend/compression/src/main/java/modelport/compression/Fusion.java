package modelport.compression;

import java.util.List;
import modelport.contract.Message;

/**
 * Whether the engine runs the quantised layers with its fast operators, as read from the graph that it makes of the
 * model. A layer outside of them is slower than it was.
 *
 * @param expected layers that should be fast
 */
public record Fusion(int expected, List<Unfused> unfused) {
    public Fusion {
        unfused = List.copyOf(unfused);
    }

    /** A layer that stayed slow. */
    public record Unfused(String layer, Message why) {}

    /** Nothing that had to be fused. */
    public static Fusion none() {
        return new Fusion(0, List.of());
    }

    public boolean isComplete() {
        return unfused.isEmpty();
    }
}
