package modelport.formats.huggingface;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import modelport.formats.weights.WeightTensor;
import modelport.formats.weights.Weights;
import modelport.onnx.RefusedException;

/**
 * Finds tensors under the names of their releases, and keeps count of what was used. A model with a head keeps its body
 * under a prefix, a body alone has none; norms were once called gamma and beta.
 */
final class WeightBook {
    /** Buffers that are made anew, and heads that a body does without. */
    private static final Pattern NOT_NEEDED = Pattern.compile(
            "(.*\\.)?(position_ids|token_type_ids|attn\\.bias"
                    + "|attn\\.masked_bias|rotary_emb\\.inv_freq|pooler\\.dense\\.(weight|bias))"
                    + "|(cls|lm_head|classifier|qa_outputs|pre_classifier|vocab_transform|vocab_layer_norm|vocab_projector)\\..*");

    private final Weights weights;
    private final String prefix;
    private final Set<String> used = new LinkedHashSet<>();

    WeightBook(Weights weights, String prefix) {
        this.weights = weights;
        this.prefix = prefix;
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** The tensor, whatever its shape. */
    WeightTensor any(String name) {
        WeightTensor tensor =
                find(name).orElseThrow(() -> RefusedException.of("huggingface.tensor-missing", "tensor", name));
        if (!tensor.type().isFraction()) {
            throw RefusedException.of("huggingface.tensor-type", "tensor", tensor.name(), "type", tensor.type());
        }
        used.add(tensor.name());
        return tensor;
    }

    WeightTensor take(String name, long... shape) {
        WeightTensor tensor = any(name);
        List<Long> expected = LongStream.of(shape).boxed().toList();
        if (!tensor.shape().equals(expected)) {
            throw RefusedException.of(
                    "huggingface.tensor-shape", "tensor", tensor.name(), "shape", tensor.shape(), "expected", expected);
        }
        return tensor;
    }

    /** Rows of a matrix of {@code columns} columns, as many as the file has. */
    int rows(String name, long columns) {
        WeightTensor tensor = any(name);
        List<Long> shape = tensor.shape();
        if (shape.size() != 2
                || shape.getLast() != columns
                || shape.getFirst() < 1
                || shape.getFirst() > Short.MAX_VALUE) {
            throw RefusedException.of(
                    "huggingface.tensor-shape",
                    "tensor",
                    tensor.name(),
                    "shape",
                    shape,
                    "expected",
                    "[…, " + columns + "]");
        }
        return shape.getFirst().intValue();
    }

    private Optional<WeightTensor> find(String name) {
        String old =
                name.replaceFirst("(LayerNorm)\\.weight$", "$1.gamma").replaceFirst("(LayerNorm)\\.bias$", "$1.beta");
        List<WeightTensor> found = Stream.of(prefix + name, name, prefix + old, old)
                .distinct()
                .flatMap(spelling -> weights.find(spelling).stream())
                .toList();
        if (found.size() > 1) {
            throw RefusedException.of(
                    "huggingface.two-names",
                    "tensor",
                    found.getFirst().name(),
                    "other",
                    found.get(1).name());
        }
        return found.stream().findFirst();
    }

    /** Refuses tensors that belong to a model of this kind and found no place in it: it would be another model. */
    void requireAllUsed() {
        List<String> left = weights.names().stream()
                .filter(name ->
                        !used.contains(name) && !NOT_NEEDED.matcher(name).matches())
                .toList();
        if (!left.isEmpty()) {
            throw RefusedException.of("huggingface.tensors-left", "count", left.size(), "tensor", left.getFirst());
        }
    }

    /** How the weights that are used were kept. */
    String types() {
        return String.join(
                ", ",
                used.stream()
                        .map(name -> weights.find(name).orElseThrow().type().name())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** How many numbers all tensors have. */
    long elements() {
        return weights.names().stream()
                .mapToLong(name -> weights.find(name).orElseThrow().elements())
                .sum();
    }
}
