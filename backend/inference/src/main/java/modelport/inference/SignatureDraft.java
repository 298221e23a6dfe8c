package modelport.inference;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import modelport.contract.processing.Processing;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;
import modelport.inference.InferenceException.Fault;
import org.jspecify.annotations.Nullable;

/** The signature before the first run, and what the run makes of it. */
final class SignatureDraft {
    private static final int MAX_TOKENS = 512;

    private SignatureDraft() {}

    static Signature of(Path file, TrialInput input) {
        Signature found = OnnxModels.inspect(file);
        var parameters = new Parameters(input.parameters());
        List<String> classes = parameters.classes().orElse(input.classes());
        List<TensorSpec> outputs = found.outputs();
        var draft = new Signature(found.inputs(), outputs, classes, null, false);
        return new Signature(draft.inputs(), outputs, classes, text(draft, input, parameters), false);
    }

    private static @Nullable TextInput text(Signature draft, TrialInput input, Parameters parameters) {
        TrialInput.TokenizerFile tokenizer = input.tokenizer();
        if (tokenizer == null || !readsTokens(draft.inputs())) {
            return null;
        }
        Pooling pooling = parameters.pooling().orElseGet(() -> pooling(draft));
        if (pooling != Pooling.NONE && draft.outputs().stream().noneMatch(Pools::isVectors)) {
            throw InferenceException.of(Fault.INPUT, "pooling-without-vectors", "pooling", pooling.name());
        }
        int maxTokens = parameters.maxTokens().orElseGet(() -> TextTokenizer.maxTokens(tokenizer.file(), MAX_TOKENS));
        return new TextInput(
                tokenizer.path(), maxTokens, pooling, parameters.normalize().orElse(pooling != Pooling.NONE));
    }

    /** Whether every input can be made of tokens. */
    private static boolean readsTokens(List<TensorSpec> inputs) {
        return inputs.stream()
                        .anyMatch(input -> TextModel.Inputs.of(input.name()).orElse(null) == TextModel.Inputs.IDS)
                && inputs.stream()
                        .allMatch(input -> TextModel.Inputs.of(input.name()).isPresent()
                                && input.shape().size() == 2
                                && (input.type() == DataType.INT64 || input.type() == DataType.INT32));
    }

    /** Vectors per token are pooled, unless they are scores of something or the model pools them itself. */
    private static Pooling pooling(Signature draft) {
        boolean vectors = draft.outputs().stream()
                .anyMatch(output -> Pools.isVectors(output) && !output.name().contains("logits"));
        boolean pooled =
                draft.outputs().stream().anyMatch(output -> output.name().equals("sentence_embedding"));
        return vectors && !pooled && draft.classes().isEmpty() ? Pooling.MEAN : Pooling.NONE;
    }

    static Signature withText(Signature signature, TextInput text) {
        return signature.withProcessing(Processing.of(text));
    }

    static Signature withClasses(Signature signature, List<String> classes) {
        return signature.withClasses(classes);
    }

    static Signature withInvariance(Signature signature, boolean invariant) {
        return signature.withBatchInvariant(invariant);
    }

    static Signature withInputs(Signature signature, List<TensorSpec> inputs) {
        return signature.withInputs(inputs);
    }

    /** Sizes of outputs that the file leaves open, where two runs of different rows agree on them. */
    static Signature withObserved(Signature signature, Observed one, Observed all) {
        boolean onlyRowsAreFree = signature.inputs().stream()
                .allMatch(input -> input.shape().stream().skip(1).allMatch(size -> size >= 0));
        List<TensorSpec> outputs = signature.outputs().stream()
                .map(output -> observed(output, one, all, onlyRowsAreFree))
                .toList();
        return signature.withOutputs(outputs);
    }

    private static TensorSpec observed(TensorSpec output, Observed one, Observed all, boolean onlyRowsAreFree) {
        long[] few = one.shape(output.name());
        long[] many = all.shape(output.name());
        if (few.length != many.length) {
            return output;
        }
        boolean sameRank = output.shape().size() == many.length;
        List<Long> shape = IntStream.range(0, many.length)
                .mapToObj(axis -> {
                    long declared = sameRank ? output.shape().get(axis) : -1;
                    boolean rows = few[axis] == one.rows && many[axis] == all.rows && one.rows != all.rows;
                    boolean known = onlyRowsAreFree && few[axis] == many[axis] && !rows;
                    return declared >= 0 ? declared : known ? many[axis] : -1L;
                })
                .toList();
        List<String> symbols = IntStream.range(0, many.length)
                .mapToObj(axis ->
                        sameRank && shape.get(axis) < 0 ? output.symbols().get(axis) : "")
                .toList();
        return new TensorSpec(output.name(), output.type(), shape, symbols);
    }

    /** The outputs of a run of so many rows. */
    record Observed(Map<String, Tensor> outputs, int rows) {
        long[] shape(String output) {
            return Objects.requireNonNull(outputs.get(output)).shape();
        }
    }
}
