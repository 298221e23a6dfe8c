package modelport.server.imports.internal;

import java.util.Map;
import modelport.contract.processing.Processing;
import org.jspecify.annotations.Nullable;

/**
 * What the process that looks at a version's files again is told.
 *
 * @param folder where the files lie under their paths; only read
 * @param files SHA-256 of every file by its path
 * @param processing of the version, which says how several models belong together
 * @param made path of the graph that the import made of another file; absent where the graph was brought
 */
public record RescanOrder(
        String folder,
        Map<String, String> files,
        @Nullable Processing processing,
        @Nullable String made) {
    public RescanOrder {
        files = Map.copyOf(files);
    }
}
