package modelport.server.compression.internal;

import java.util.List;
import modelport.contract.evaluation.Measured;
import modelport.evaluation.Duel;
import modelport.evaluation.Quality;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a candidate beside its parent.
 *
 * @param judgement what its answers are worth
 * @param measures some metrics of its answers
 * @param duel both one's times, taken in turns
 * @param memoryBytes by which the process grew with it; absent where the system does not tell
 */
record Verdict(
        Quality.Judgement judgement,
        List<Measured> measures,
        Duel duel,
        @Nullable Long memoryBytes) {
    Verdict {
        measures = List.copyOf(measures);
    }
}
