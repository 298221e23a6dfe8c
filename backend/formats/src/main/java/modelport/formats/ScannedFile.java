package modelport.formats;

import modelport.onnx.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One file of an upload and what is thought of it.
 *
 * @param path relative to the scanned folder, with {@code /} between its parts
 * @param reason why it was ignored or refused; absent for files that were accepted
 */
public record ScannedFile(
        String path,
        long size,
        FileKind kind,
        Verdict verdict,
        @Nullable Refusal reason) {
    /** What the scan says about one file. */
    public enum Verdict {
        /** Understood, and part of the model. */
        ACCEPTED,
        /** Kept, but of no use to the model. */
        IGNORED,
        /** Not acceptable. */
        REFUSED
    }
}
