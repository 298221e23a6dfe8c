package modelport.server.evaluation.internal;

import modelport.contract.datasets.DatasetUse;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.registry.Signature;
import org.jspecify.annotations.Nullable;

/**
 * What the process that measures is told; paths in it are only read.
 *
 * @param model what is measured
 * @param reference what embeddings are compared with; absent if there is nothing
 * @param data what it is measured on
 * @param gap the second dataset; absent if none is wanted
 * @param request what is wanted, with nothing left open
 * @param task the model's task; absent where nobody has said
 * @param manner how it is measured
 */
public record EvaluationOrder(
        Model model,
        @Nullable Model reference,
        Data data,
        @Nullable Data gap,
        NewEvaluation request,
        @Nullable String task,
        Manner manner) {
    /**
     * How it is measured.
     *
     * @param seed where chance comes from
     * @param timedMillis time is measured so long at least for each size of batch
     */
    public record Manner(long seed, long timedMillis) {}

    /**
     * A version's files.
     *
     * @param folder where they lie under their paths
     * @param mainFile path of the one that is loaded
     * @param signature what it takes and gives
     * @param bytes of all files
     */
    public record Model(String folder, String mainFile, Signature signature, long bytes) {}

    /**
     * A dataset's rows.
     *
     * @param use which dataset
     * @param table where the table lies
     * @param label the column that models shall predict, if there is one
     */
    public record Data(
            DatasetUse use, String table, @Nullable String label) {}
}
