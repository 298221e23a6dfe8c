package modelport.formats.huggingface;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.formats.ConvertedModel;
import modelport.formats.ModelPart;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Builds the graph of a folder that transformers wrote: the architecture by its name, the sizes from the configuration,
 * the weights from safetensors. Code that the folder brings is never looked at.
 */
public final class HuggingFace {
    /** What is written into the folder: the graph. */
    public static final String MODEL = "model.onnx";
    /** Weights of larger models stay beside the graph. */
    public static final String DATA = "model.onnx.data";

    private static final String LIBRARY = "Hugging Face Transformers";
    private static final long MOST_INSIDE = 1L << 30;

    private HuggingFace() {}

    /** Converts a folder; large weights are written to {@link #DATA} in it. */
    public static ConvertedModel convert(ModelFolder folder) throws IOException {
        return convert(folder, MOST_INSIDE);
    }

    /** The same with another size of weights, in single precision, from which on they stay beside the graph. */
    static ConvertedModel convert(ModelFolder folder, long mostInside) throws IOException {
        Config config = Config.read(folder.find(folder.config()).orElseThrow());
        Architecture named = Architecture.of(config);
        config.without("quantization_config");
        config.without("pruned_heads");
        boolean body = named.family().isEncoder() && SentenceModules.has(folder);
        Architecture architecture = body ? named.body() : named;
        FolderWeights weights = FolderWeights.read(folder);
        Path data = folder.root().resolve(folder.path(DATA));
        if (Files.exists(data)) {
            throw RefusedException.of("formats.converted-twice", "file", folder.path(DATA));
        }
        var book = new WeightBook(weights, architecture.family().prefix());
        boolean beside = book.elements() > mostInside / Float.BYTES;
        boolean done = false;
        try {
            ConvertedModel model = build(folder, config, architecture, book, data, beside);
            done = true;
            return model;
        } catch (UncheckedIOException e) {
            // A disk that is full is no fault of the folder.
            throw e.getCause();
        } finally {
            if (!done) {
                Files.deleteIfExists(data);
            }
        }
    }

    private static ConvertedModel build(
            ModelFolder folder, Config config, Architecture architecture, WeightBook book, Path data, boolean beside)
            throws IOException {
        var graph = new Graph(architecture.name());
        var usage = new LinkedHashMap<String, Object>();
        Built built;
        try (var inGraph = new GraphWeights(graph, data, beside)) {
            built = built(folder, config, architecture, new Network(graph, book, inGraph), usage);
        }
        book.requireAllUsed();
        ModelPart part = Parts.of(
                architecture.name(),
                "",
                built.parts(),
                "parameters",
                book.elements(),
                "kept as",
                book.types(),
                "computed in",
                "F32");
        return new ConvertedModel(
                graph.model(),
                LIBRARY,
                config.text("transformers_version", ""),
                part,
                built.classes(),
                notes(config, architecture, book, beside),
                usage);
    }

    private static Built built(
            ModelFolder folder, Config config, Architecture architecture, Network network, Map<String, Object> usage)
            throws IOException {
        Family family = architecture.family();
        return switch (family) {
            case BERT, DISTILBERT, ROBERTA, XLM_ROBERTA, MPNET -> {
                EncoderConfig sizes = EncoderConfig.of(family, config);
                var encoder = new Encoder(network, family, sizes);
                usage.put("maxTokens", TextLimits.maxTokens(folder, encoder.maxTokens()));
                if (architecture.head() == Head.BODY) {
                    usage.putAll(SentenceModules.usage(folder));
                }
                Value tokens = encoder.build();
                yield new EncoderHeads(network, family, sizes, config)
                        .build(architecture.head(), tokens, encoder.parts());
            }
            case VIT -> new VisionTransformer(network, config).build(architecture.head());
            case GPT2 -> new Gpt2(network, config).build();
            case LLAMA, MISTRAL, QWEN2 -> new Llama(network, family, config).build();
        };
    }

    private static List<Refusal> notes(Config config, Architecture architecture, WeightBook book, boolean beside) {
        var notes = new ArrayList<Refusal>();
        if (config.says("auto_map")) {
            notes.add(Refusal.of("huggingface.code-ignored", "architecture", architecture.name()));
        }
        if (!book.types().equals("F32")) {
            notes.add(Refusal.of("huggingface.widened", "types", book.types()));
        }
        if (beside) {
            notes.add(Refusal.of("huggingface.beside", "file", DATA));
        }
        return notes;
    }
}
