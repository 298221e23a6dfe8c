package modelport.server.imports.internal;

import java.util.List;
import modelport.contract.registry.VersionFile;

/**
 * What the process that looked at a version's files again says of them.
 *
 * @param scannerVersion of the scan that gave the verdicts
 * @param files every file, with its verdict
 */
public record RescanResult(int scannerVersion, List<VersionFile> files) {
    public RescanResult {
        files = List.copyOf(files);
    }
}
