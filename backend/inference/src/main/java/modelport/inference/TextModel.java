package modelport.inference;

import java.nio.LongBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;

/** A model that reads texts: tokens in, and out what the model gives or one vector per text. */
public final class TextModel implements AutoCloseable {
    /** Name of the input that a client sees. */
    public static final String TEXT = "text";
    /** Name of the output that pooling makes. */
    public static final String EMBEDDING = "embedding";

    private final LoadedModel model;
    private final TextTokenizer tokenizer;
    private final TextInput text;

    /** Owns both, and closes them. */
    public TextModel(LoadedModel model, TextTokenizer tokenizer) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.text = Objects.requireNonNull(model.signature().text(), "a model that reads no texts");
    }

    /** A model and the tokenizer file that its signature names, found in {@code folder}. */
    public static TextModel load(Path file, Path folder, Signature signature, LoadOptions options) {
        TextInput text = Objects.requireNonNull(signature.text(), "a model that reads no texts");
        TextTokenizer tokenizer = TextTokenizer.load(folder.resolve(text.tokenizer()), text.maxTokens());
        try {
            return new TextModel(OnnxModels.load(file, signature, options), tokenizer);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** The outputs that {@link #run} gives: the model's, or the one that pooling makes. */
    public static List<TensorSpec> outputs(Signature signature) {
        TextInput text = signature.text();
        if (text == null || Pools.isNone(text)) {
            return signature.outputs();
        }
        TensorSpec vectors = Pools.vectors(signature);
        return List.of(
                TensorSpec.of(EMBEDDING, DataType.FP32, -1, vectors.shape().getLast()));
    }

    public Signature signature() {
        return model.signature();
    }

    LoadedModel model() {
        return model;
    }

    /** Cuts a text into tokens: work of its own, which needs no place in the model's queue. */
    public Tokens encode(String text) {
        return tokenizer.encode(text);
    }

    /** The answers for texts, in their order. */
    public Map<String, Tensor> runTexts(List<String> texts, Duration deadline) {
        return run(texts.stream().map(this::encode).toList(), deadline);
    }

    /** The answers for a batch, in its order; it is padded to its longest text. */
    public Map<String, Tensor> run(List<Tokens> batch, Duration deadline) {
        Map<String, Tensor> inputs = inputs(batch);
        if (Pools.isNone(text)) {
            Map<String, Tensor> answers = model.run(inputs, deadline);
            return text.normalize() ? Pools.normalized(answers) : answers;
        }
        String name = Pools.vectors(signature()).name();
        Tensor vectors =
                Objects.requireNonNull(model.run(inputs, Set.of(name), deadline).get(name));
        NumberTensor mask = Inputs.MASK.fill(DataType.INT64, batch, width(batch), tokenizer);
        return Map.of(EMBEDDING, Pools.pool((NumberTensor) vectors, mask, text));
    }

    /** What the graph takes for a batch, padded to its longest text. */
    public Map<String, Tensor> inputs(List<Tokens> batch) {
        return inputs(signature(), batch, tokenizer);
    }

    /**
     * What a graph of this signature takes for a batch, padded to its longest text.
     *
     * @throws InferenceException if an input is none that tokens can fill
     */
    public static Map<String, Tensor> inputs(Signature signature, List<Tokens> batch, TextTokenizer tokenizer) {
        int width = width(batch);
        var tensors = new LinkedHashMap<String, Tensor>();
        for (TensorSpec spec : signature.inputs()) {
            Inputs kind = Inputs.of(spec.name()).orElseThrow(() -> InputErrors.missingInput(spec.name()));
            tensors.put(spec.name(), kind.fill(spec.type(), batch, width, tokenizer));
        }
        return tensors;
    }

    private static int width(List<Tokens> batch) {
        return batch.stream().mapToInt(Tokens::count).max().orElseThrow();
    }

    @Override
    public void close() {
        model.close();
        tokenizer.close();
    }

    /** What a model may want to know of tokens. */
    enum Inputs {
        IDS,
        MASK,
        TYPES,
        POSITIONS;

        static Optional<Inputs> of(String name) {
            return Optional.ofNullable(
                    switch (name) {
                        case "input_ids", "input_ids:0", "ids" -> IDS;
                        case "attention_mask", "attention_mask:0", "input_mask", "input_mask:0" -> MASK;
                        case "token_type_ids", "token_type_ids:0", "segment_ids", "segment_ids:0" -> TYPES;
                        case "position_ids" -> POSITIONS;
                        default -> null;
                    });
        }

        NumberTensor fill(DataType type, List<Tokens> batch, int width, TextTokenizer tokenizer) {
            NumberTensor tensor = Tensor.allocate(DataType.INT64, batch.size(), width);
            LongBuffer values = tensor.longs();
            for (int row = 0; row < batch.size(); row++) {
                Tokens tokens = batch.get(row);
                int start = row * width + (tokenizer.padLeft() ? width - tokens.count() : 0);
                if (this == IDS && tokens.count() < width) {
                    for (int i = 0; i < width; i++) {
                        values.put(row * width + i, tokenizer.padId());
                    }
                }
                for (int i = 0; i < tokens.count(); i++) {
                    values.put(start + i, value(tokens, i));
                }
            }
            return type == DataType.INT64 ? tensor : narrow(tensor);
        }

        private long value(Tokens tokens, int index) {
            return switch (this) {
                case IDS -> tokens.ids()[index];
                case MASK -> 1;
                case TYPES -> tokens.types()[index];
                case POSITIONS -> index;
            };
        }

        static NumberTensor narrow(NumberTensor wide) {
            NumberTensor narrow = Tensor.allocate(DataType.INT32, wide.shape());
            var target = narrow.ints();
            LongBuffer source = wide.longs();
            while (source.hasRemaining()) {
                target.put((int) source.get());
            }
            return narrow;
        }
    }
}
