package modelport.server.imports.internal;

import java.util.List;
import java.util.Map;
import modelport.contract.processing.Processing;
import modelport.contract.registry.Samples;
import org.jspecify.annotations.Nullable;

/**
 * What the process that does an import is told.
 *
 * @param files what came in
 * @param samples to try the model with, if there are any
 * @param parameters what was said about the model
 * @param processing how requests become inputs, where that was said
 * @param limits of archives
 */
public record ImportOrder(
        List<Incoming> files,
        @Nullable Samples samples,
        Map<String, Object> parameters,
        @Nullable Processing processing,
        Limits limits) {
    public ImportOrder {
        files = List.copyOf(files);
        parameters = Map.copyOf(parameters);
    }

    /**
     * One file that came in.
     *
     * @param name what the sender calls it
     * @param path where it lies
     * @param length bytes
     * @param sha256 what the sender says its hash is, if anything
     */
    public record Incoming(
            String name, String path, long length, @Nullable String sha256) {}

    /** How far an archive may grow. */
    public record Limits(int maxFiles, int maxRatio, long maxBytes) {}
}
