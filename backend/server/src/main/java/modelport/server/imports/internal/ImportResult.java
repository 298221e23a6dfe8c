package modelport.server.imports.internal;

import java.util.List;
import modelport.contract.Message;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Signature;
import modelport.contract.registry.VersionFile;
import org.jspecify.annotations.Nullable;

/**
 * What the process that did an import found.
 *
 * @param scannerVersion of the scan that gave the verdicts
 * @param files every file, with its verdict
 * @param refusal why the files cannot become a version; absent if they can
 * @param model what the files are; absent if they are refused
 */
public record ImportResult(
        int scannerVersion,
        List<VersionFile> files,
        @Nullable Message refusal,
        @Nullable Found model) {
    /** The folder, in that of the process, where the files lie under their paths. */
    public static final String FILES = "files";

    public ImportResult {
        files = List.copyOf(files);
        if ((refusal == null) == (model == null)) {
            throw new IllegalArgumentException("files are refused or understood, not both");
        }
    }

    /**
     * A model that was understood and has run.
     *
     * @param mainFile path of the file that is loaded
     * @param format what it was brought as
     */
    public record Found(String mainFile, String format, Signature signature, Facts facts) {}
}
