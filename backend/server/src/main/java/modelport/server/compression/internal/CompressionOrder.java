package modelport.server.compression.internal;

import java.util.List;
import java.util.Map;
import modelport.contract.registry.Samples;
import modelport.contract.registry.Signature;
import org.jspecify.annotations.Nullable;

/**
 * What the process that searches is told.
 *
 * @param model the version that is made smaller
 * @param evaluation the rows that candidates are measured on
 * @param calibration the rows that they are fitted to; absent for the other half of the same rows
 * @param recipes codes of those that are still to be tried, in this order
 */
public record CompressionOrder(
        Model model, Rows evaluation, @Nullable Rows calibration, List<String> recipes) {
    public CompressionOrder {
        recipes = List.copyOf(recipes);
    }

    /**
     * A version's files, which are only read.
     *
     * @param folder where they lie under their paths
     * @param files paths of those that a candidate keeps, with that of the model
     * @param mainFile path of the model
     * @param task what the model is for
     * @param samples to try candidates with, if there are any
     * @param parameters what was said about the model
     */
    public record Model(
            String folder,
            List<String> files,
            String mainFile,
            Signature signature,
            String task,
            @Nullable Samples samples,
            Map<String, Object> parameters) {
        public Model {
            files = List.copyOf(files);
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * A table of rows.
     *
     * @param table where it lies
     * @param label the column that models shall predict, if there is one
     */
    public record Rows(String table, @Nullable String label) {}
}
