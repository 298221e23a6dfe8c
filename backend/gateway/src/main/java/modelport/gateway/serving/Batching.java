package modelport.gateway.serving;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import modelport.contract.processing.AudioPreparation;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.ItemPreparation;
import modelport.contract.processing.Processing;
import modelport.contract.processing.TextPreparation;
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
        if (Fields.of(signature).isPresent()) {
            return fields(Objects.requireNonNull(signature.processing())) && signature.batchInvariant()
                    ? TOGETHER
                    : ALONE;
        }
        if (signature.text() != null) {
            return signature.batchInvariant() ? TOGETHER : ALONE;
        }
        boolean free = allStartWith(signature, -1);
        if (free) {
            return signature.batchInvariant() ? TOGETHER : ALONE;
        }
        return allStartWith(signature, 1) ? ALONE : WHOLE;
    }

    /** Whether rows of a processing come to the same size, so that a batch of them is worth something. */
    private static boolean fields(Processing processing) {
        boolean single = processing.stages().size() == 1;
        return single
                && switch (processing.first().preparation()) {
                    case TextPreparation _ -> !(processing.first().interpretation() instanceof GenerationAnswer);
                    case ImagePreparation image ->
                        switch (image.fit()) {
                            case STRETCH, CROP, INSIDE -> true;
                            case LIMIT, HEIGHT -> false;
                        };
                    case AudioPreparation _, ItemPreparation _ -> false;
                };
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
