package modelport.formats.pickle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import modelport.onnx.RefusedException;

/** Reads pickles and Joblib's files. */
public final class Pickles {
    /** <b>For tests and until converters name what they read.</b> */
    private static final AllowList UNTIL_NAMED =
            AllowList.everythingUnder(Set.of("sklearn", "numpy", "scipy", "pandas", "xgboost"));

    private Pickles() {}

    /**
     * The value that a file describes; compressed files are unpacked on the way.
     *
     * @throws RefusedException if the file is broken, holds more than one value or other bytes behind it, passes a
     *     limit, or wants more than data
     */
    public static PyValue read(Path file) throws IOException {
        return read(file, UNTIL_NAMED);
    }

    /** The same with what the reader saw, whether it could be read or not. */
    public static PickleScan scan(Path file) throws IOException {
        return PickleScan.scan(file, UNTIL_NAMED, PickleLimits.defaults());
    }

    /** The value that a file describes with objects of these classes only. */
    public static PyValue read(Path file, AllowList allowed) throws IOException {
        return switch (PickleScan.scan(file, allowed, PickleLimits.defaults())) {
            case PickleScan.Read read -> read.value();
            case PickleScan.Refused refused -> throw new RefusedException(refused.refusal());
        };
    }
}
