package modelport.server.monitoring.internal;

import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.registry.Signature;
import org.jspecify.annotations.Nullable;

/**
 * What the process that arms a monitor is told; paths in it are only read.
 *
 * @param folder where the version's files lie under their paths
 * @param mainFile path of the one that is loaded
 * @param signature what the version takes and gives
 * @param task the model's task; absent where nobody has said
 * @param table where the reference's table lies
 * @param label the column that the model shall predict, if there is one
 * @param settings how the monitor watches
 * @param limits how much is looked at
 */
public record ArmingOrder(
        String folder,
        String mainFile,
        Signature signature,
        @Nullable String task,
        String table,
        @Nullable String label,
        MonitorSettings settings,
        Limits limits) {
    /**
     * How much is looked at.
     *
     * @param rows of the reference
     * @param permuted rows that tell how much columns matter
     * @param permutedMillis how long that may take
     */
    public record Limits(long rows, long permuted, long permutedMillis) {}
}
