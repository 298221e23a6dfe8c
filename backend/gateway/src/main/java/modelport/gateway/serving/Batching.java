package modelport.gateway.serving;

import java.util.List;
import java.util.stream.Stream;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;

/** Which rows may run together. */
enum Batching {
    /** Rows of all requests. */
    TOGETHER,
    /** Every row alone: its answer would depend on its neighbours, or the model takes one at a time. */
    ALONE,
    /** Requests as they are: the first axis is none of rows. */
    WHOLE;

    static Batching of(Signature signature) {
        if (signature.text() != null) {
            return signature.batchInvariant() ? TOGETHER : ALONE;
        }
        boolean free = allStartWith(signature, -1);
        if (free) {
            return signature.batchInvariant() ? TOGETHER : ALONE;
        }
        return allStartWith(signature, 1) ? ALONE : WHOLE;
    }

    private static boolean allStartWith(Signature signature, long size) {
        return Stream.concat(signature.inputs().stream(), signature.outputs().stream())
                .allMatch(spec -> startsWith(spec, size));
    }

    private static boolean startsWith(TensorSpec spec, long size) {
        List<Long> shape = spec.shape();
        return !shape.isEmpty() && (size < 0 ? shape.getFirst() < 0 : shape.getFirst() == size);
    }
}
