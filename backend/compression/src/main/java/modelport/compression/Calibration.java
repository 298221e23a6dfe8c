package modelport.compression;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modelport.inference.Tensor;

/**
 * Rows that show what a model is used for, as what it takes. They come batch by batch, so that there may be more of
 * them than memory holds, and several times: always the same ones.
 */
@FunctionalInterface
public interface Calibration {
    /** From the first batch on; each has a tensor for every input. */
    Stream<Map<String, Tensor>> batches();

    /** For recipes that look at weights alone. */
    static Calibration none() {
        return Stream::empty;
    }

    /** Rows that are in memory already. */
    static Calibration of(List<Map<String, Tensor>> batches) {
        List<Map<String, Tensor>> kept = List.copyOf(batches);
        return kept::stream;
    }
}
