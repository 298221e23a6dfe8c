package modelport.formats;

import java.util.List;
import modelport.onnx.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One file of an upload and what is thought of it.
 *
 * @param path relative to the scanned folder, with {@code /} between its parts
 * @param reason why it was ignored or refused, or what was made of it; absent for most files that were accepted
 * @param names what it names: classes and functions of a pickle, operators of a graph
 */
public record ScannedFile(
        String path,
        long size,
        FileKind kind,
        Verdict verdict,
        @Nullable Refusal reason,
        List<String> names) {
    public ScannedFile {
        names = List.copyOf(names);
    }

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
