package modelport.inference;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException.Fault;
import modelport.inference.TextModel.Inputs;

/**
 * What a model that writes takes and gives: the names are those of Optimum's exports, as our own graphs have them.
 *
 * @param told inputs that are made of the tokens
 * @param past inputs that hold what was kept of the tokens before
 * @param present the outputs whose values they get, by their names
 */
record DecoderForm(List<TensorSpec> told, List<TensorSpec> past, Map<String, String> present) {
    static final String SCORES = "logits";

    private static final String PAST = "past_key_values.";
    private static final String PRESENT = "present.";
    private static final int AXES = 4;
    private static final int SCORE_AXES = 3;

    /**
     * Reads it from a signature.
     *
     * @throws InferenceException if the model is none that continues texts
     */
    static DecoderForm of(Signature signature) {
        List<TensorSpec> past = signature.inputs().stream()
                .filter(input -> input.name().startsWith(PAST))
                .toList();
        if (past.isEmpty()) {
            throw InferenceException.of(Fault.FILE, "generation-without-past");
        }
        if (signature.outputs().stream()
                .noneMatch(
                        output -> output.name().equals(SCORES) && output.shape().size() == SCORE_AXES)) {
            throw InferenceException.of(Fault.FILE, "generation-scores");
        }
        List<TensorSpec> told = signature.inputs().stream()
                .filter(input -> !past.contains(input))
                .toList();
        told.forEach(DecoderForm::expectKnown);
        var present = new LinkedHashMap<String, String>();
        past.forEach(input -> present.put(input.name(), present(input, signature)));
        return new DecoderForm(told, past, present);
    }

    private static void expectKnown(TensorSpec input) {
        Optional<Inputs> kind = Inputs.of(input.name()).filter(each -> each != Inputs.TYPES);
        boolean whole = input.type() == DataType.INT64 || input.type() == DataType.INT32;
        if (kind.isEmpty() || !whole || input.shape().size() != 2) {
            throw InferenceException.of(Fault.FILE, "generation-input", "name", input.name());
        }
    }

    private static String present(TensorSpec input, Signature signature) {
        String output = PRESENT + input.name().substring(PAST.length());
        boolean given = signature.outputs().stream()
                .anyMatch(each -> each.name().equals(output) && each.type() == input.type());
        List<Long> shape = input.shape();
        if (!given || shape.size() != AXES || shape.get(1) < 1 || shape.get(AXES - 1) < 1) {
            throw InferenceException.of(
                    Fault.FILE,
                    "generation-past",
                    "name",
                    input.name(),
                    "shape",
                    shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]")),
                    "output",
                    output);
        }
        return output;
    }

    /** What is kept before the first token. */
    Map<String, Tensor> nothing() {
        var kept = new LinkedHashMap<String, Tensor>();
        for (TensorSpec input : past) {
            long heads = input.shape().get(1);
            long width = input.shape().get(AXES - 1);
            kept.put(input.name(), Tensor.allocate(input.type(), 1, heads, 0, width));
        }
        return kept;
    }

    /** What is made of the tokens from {@code place} on, where {@code tokens} holds all up to the last new one. */
    Map<String, Tensor> inputs(long[] tokens, int place) {
        var inputs = new LinkedHashMap<String, Tensor>();
        for (TensorSpec input : told) {
            long[] values = switch (Inputs.of(input.name()).orElseThrow()) {
                case IDS -> Arrays.copyOfRange(tokens, place, tokens.length);
                case MASK -> ones(tokens.length);
                case POSITIONS -> range(place, tokens.length);
                case TYPES -> throw new IllegalStateException("checked before");
            };
            NumberTensor whole = Tensor.longs(values, 1, values.length);
            inputs.put(input.name(), input.type() == DataType.INT64 ? whole : Inputs.narrow(whole));
        }
        return inputs;
    }

    private static long[] ones(int count) {
        var ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static long[] range(int from, int to) {
        var range = new long[to - from];
        Arrays.setAll(range, i -> from + i);
        return range;
    }
}
