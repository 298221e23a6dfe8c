package modelport.formats.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.text.TextFeature;
import modelport.text.TextRefusal;
import modelport.text.Vectoriser;
import modelport.text.Vectoriser.Tokens.Split;

/** Texts that become places or counts of words: they are cut before the graph runs, which reads the result. */
final class TextLayers {
    private static final String PREFIX = "modelport.tokens.";

    private TextLayers() {}

    static Map<String, Layer> layers() {
        return Map.of("TextVectorization", Layer.one(TextLayers::write));
    }

    private static Signal write(Call call) {
        Config config = call.config();
        Signal x = call.input();
        boolean column = x.type() == ElementType.STRING && x.rank() == 2 && x.width() == 1;
        if (!column || config.flag("ragged") || config.flag("sparse")) {
            throw config.unsupported(column ? "ragged" : "input", x.shown());
        }
        String mode = config.text("output_mode", "int").replace("tf-idf", "tf_idf");
        boolean sequence = mode.equals("int");
        int length = sequence ? length(config) : 0;
        List<String> terms = terms(call, sequence);
        Graph graph = call.graph();
        String target = PREFIX + call.scope().texts().size();
        TextFeature feature = feature(call, x, target, terms, length);
        call.scope().text(feature);
        graph.input(target, ElementType.DOUBLE, ModelInputs.ROWS, feature.width());
        var tokens = new Value(target, ElementType.DOUBLE);
        if (sequence) {
            return new Signal(graph.cast(tokens, ElementType.INT64), new int[] {Signal.ANY, length}, null);
        }
        Value counts = graph.cast(tokens, ElementType.FLOAT);
        Value weighted = switch (mode) {
            case "count" -> counts;
            case "multi_hot" -> graph.min(counts, Formulas.number(graph, 1));
            case "tf_idf" -> graph.mul(counts, graph.floats(frequencies(config, terms.size())));
            default -> throw config.unsupported("output_mode");
        };
        return padded(call, weighted, feature.width());
    }

    private static int length(Config config) {
        if (!config.has("output_sequence_length")) {
            throw config.unsupported("output_sequence_length");
        }
        return config.integer("output_sequence_length");
    }

    private static TextFeature feature(Call call, Signal x, String target, List<String> terms, int length) {
        Config config = call.config();
        String standard = config.get("standardize") == null
                ? ""
                : config.text("standardize").orElseThrow(() -> function(config, "standardize"));
        if (!List.of("", "lower", "strip_punctuation", "lower_and_strip_punctuation")
                .contains(standard)) {
            throw function(config, "standardize");
        }
        String split =
                config.get("split") == null ? "" : config.text("split").orElseThrow(() -> function(config, "split"));
        Split apart = switch (split) {
            case "whitespace" -> Split.WHITE_SPACE;
            case "character" -> Split.CHARACTERS;
            case "" -> Split.NONE;
            default -> throw function(config, "split");
        };
        try {
            var tokens = new Vectoriser.Tokens(
                    standard.startsWith("lower"),
                    standard.endsWith("strip_punctuation"),
                    apart,
                    sizes(config),
                    terms,
                    length);
            return new TextFeature(x.value().name(), target, tokens);
        } catch (TextRefusal refused) {
            RefusedException unsupported = config.unsupported("vocabulary", refused.code());
            unsupported.initCause(refused);
            throw unsupported;
        }
    }

    private static RefusedException function(Config config, String option) {
        return RefusedException.of(
                "keras.unknown-class", "class", String.valueOf(config.get(option)), "layer", config.layer());
    }

    private static List<Integer> sizes(Config config) {
        if (!config.has("ngrams")) {
            return List.of(1);
        }
        return config.get("ngrams") instanceof List<?>
                ? IntStream.of(config.integers("ngrams")).boxed().toList()
                : IntStream.rangeClosed(1, config.integer("ngrams")).boxed().toList();
    }

    private static List<String> terms(Call call, boolean sequence) {
        List<Object> special = sequence ? List.of("", "[UNK]") : List.of("[UNK]");
        List<Object> tokens;
        try {
            tokens = LookupLayers.tokens(call, true, "");
        } catch (RefusedException elsewhere) {
            tokens = LookupLayers.tokens(call, true, "_lookup_layer/");
        }
        return LookupLayers.expectOnce(call.config(), LookupLayers.without(tokens, special)).stream()
                .map(String::valueOf)
                .toList();
    }

    /** For unknown words the mean of all others. */
    private static float[] frequencies(Config config, int terms) {
        if (!config.has("idf_weights")) {
            throw RefusedException.of("keras.weight-missing", "layer", config.layer(), "weight", "idf_weights");
        }
        float[] known = config.floats("idf_weights");
        if (known.length != terms) {
            throw config.broken("idf_weights");
        }
        float[] all = new float[terms + 1];
        double sum = 0;
        for (int i = 0; i < terms; i++) {
            all[i + 1] = known[i];
            sum += known[i];
        }
        all[0] = (float) (sum / terms);
        return all;
    }

    /** As wide as the layer was told to be. */
    private static Signal padded(Call call, Value value, int width) {
        int wanted = call.config().flag("pad_to_max_tokens") && call.config().has("max_tokens")
                ? call.config().integer("max_tokens")
                : width;
        if (wanted < width) {
            throw call.config().broken("max_tokens");
        }
        Graph graph = call.graph();
        List<Value> inputs = new ArrayList<>(List.of(value, graph.longs(new long[] {0, 0, 0, wanted - width})));
        Value wide = wanted == width ? value : graph.op("Pad", value.type(), inputs);
        return new Signal(wide, new int[] {Signal.ANY, wanted}, null);
    }
}
