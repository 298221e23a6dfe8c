package modelport.formats.keras;

import java.util.HashMap;
import java.util.Map;
import modelport.formats.hdf5.Hdf5Array;

/** Arrays that were read, each once. */
final class Loaded {
    private final Map<String, Floats> arrays = new HashMap<>();
    private long handedOut;

    Floats of(Hdf5Array array) {
        Floats floats = arrays.computeIfAbsent(array.path(), _ -> new Floats(array.shape(), array.floats()));
        handedOut += floats.values().length;
        return floats;
    }

    long handedOut() {
        return handedOut;
    }
}
