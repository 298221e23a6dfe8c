package modelport.inference;

import java.util.List;
import modelport.contract.Message;
import modelport.contract.registry.Signature;
import org.jspecify.annotations.Nullable;

/**
 * What a model's first run showed.
 *
 * @param signature what it takes and gives, as far as the file and the run tell
 * @param testRunMs time of one run of all rows, after a warm-up
 * @param rows rows of that run
 * @param tested what it was fed with: generated or samples
 * @param largestDifference of all answers from those that were expected, relative where they are above 1; absent where
 *     nothing was expected
 * @param notes what is allowed, but worth a look
 */
public record TrialResult(
        Signature signature,
        double testRunMs,
        int rows,
        String tested,
        @Nullable Double largestDifference,
        List<Message> notes) {
    public TrialResult {
        notes = List.copyOf(notes);
    }
}
