package modelport.compression;

import java.nio.file.Path;
import java.util.List;
import modelport.contract.Message;

/** What came of a recipe. */
public sealed interface Outcome {
    /**
     * A candidate that the engine has loaded and run.
     *
     * @param bytes of the candidate's file
     * @param originalBytes of the file that it was made of
     * @param zippedBytes of the candidate's file when it is stored or sent compressed
     * @param zippedOriginalBytes the same of the original
     * @param batchInvariant whether the passes leave a row's answer independent of its neighbours, if it was so before
     */
    record Made(
            Path file,
            long bytes,
            long originalBytes,
            long zippedBytes,
            long zippedOriginalBytes,
            List<PassReport> passes,
            Fusion fusion,
            boolean batchInvariant)
            implements Outcome {
        public Made {
            passes = List.copyOf(passes);
        }
    }

    /** The recipe does not suit the model. */
    record Unfit(Message reason) implements Outcome {}
}
