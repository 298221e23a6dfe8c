package modelport.formats.keras;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.text.TextFeature;
import modelport.text.TextFeatures;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** What a model is given: as Keras took it, in its types and its order of axes. */
final class ModelInputs {
    static final String ROWS = "N";

    private static final String EXAMPLES = "modelport.examples";
    private static final int EXAMPLE_ROWS = 4;
    private static final int EXAMPLE_CELLS = 100_000;

    /** ONNX Runtime hands metadata to Java in a way that only ASCII survives. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Graph graph;
    private final Scope scope;
    private final Map<String, Signal> inputs = new LinkedHashMap<>();

    ModelInputs(Graph graph, Scope scope) {
        this.graph = graph;
        this.scope = scope;
    }

    List<Signal> network(Config config) {
        Network network = Network.of(config);
        return network.inputs().stream()
                .map(name -> input(name, network.input(name)))
                .toList();
    }

    /** The first layer tells what a sequence takes, or what it was built for. */
    List<Signal> sequence(Config object) {
        Config config = object.object("config");
        List<Config> layers = Writer.layers(config);
        if (layers.isEmpty()) {
            throw RefusedException.of("keras.not-built", "layer", config.layer());
        }
        Config first = first(layers.getFirst());
        if (first.has("batch_shape") || first.has("batch_input_shape")) {
            return List.of(input(first.layer(), first));
        }
        for (Config built : List.of(config, object.has("build_config") ? object.object("build_config") : config)) {
            for (String key : List.of("build_input_shape", "input_shape")) {
                if (built.get(key) instanceof List<?> shape && !shape.isEmpty()) {
                    Map<String, @Nullable Object> values = new LinkedHashMap<>();
                    values.put("batch_shape", shape);
                    return List.of(input(first.layer() + "_input", new Config(first.layer(), values)));
                }
            }
        }
        throw RefusedException.of("keras.not-built", "layer", config.layer());
    }

    /** The first layer, also where a sequence begins with a sequence. */
    private static Config first(Config layer) {
        Config at = layer;
        for (int depth = 0; depth < 30; depth++) {
            Config config = at.object("config");
            if (!Names.kind(at).equals("Sequential") || Writer.layers(config).isEmpty()) {
                return config;
            }
            at = Writer.layers(config).getFirst();
        }
        throw RefusedException.of("keras.too-deep", "limit", 30);
    }

    private Signal input(String name, Config layer) {
        if (layer.flag("sparse") || layer.flag("ragged")) {
            throw layer.unsupported(layer.flag("sparse") ? "sparse" : "ragged");
        }
        Object shape = layer.has("batch_shape") ? layer.get("batch_shape") : layer.get("batch_input_shape");
        if (!(shape instanceof List<?> sizes) || sizes.isEmpty() || sizes.size() > Signal.MOST_AXES) {
            throw layer.broken("batch_shape");
        }
        int[] known = sizes.stream().mapToInt(size -> size(size, layer)).toArray();
        known[0] = Signal.ANY;
        ElementType type = type(layer);
        var signal = Signal.of(new Value(name, type), known);
        if (inputs.put(name, signal) != null) {
            throw RefusedException.of("keras.layer-twice", "layer", name);
        }
        if (type != ElementType.STRING) {
            graph.input(name, type, KerasModels.sizes(signal, name));
        }
        return signal;
    }

    private static int size(@Nullable Object size, Config layer) {
        return switch (size) {
            case null -> Signal.ANY;
            case Long number when number >= 0 && number <= Integer.MAX_VALUE -> number.intValue();
            default -> throw layer.broken("batch_shape");
        };
    }

    private static ElementType type(Config layer) {
        String type = layer.get("dtype") instanceof String name ? name : "float32";
        return switch (type) {
            // Half precision is computed with in single precision.
            case "float32", "float16", "bfloat16" -> ElementType.FLOAT;
            case "float64" -> ElementType.DOUBLE;
            case "int8" -> ElementType.INT8;
            case "int16" -> ElementType.INT16;
            case "int32" -> ElementType.INT32;
            case "int64" -> ElementType.INT64;
            case "uint8" -> ElementType.UINT8;
            case "uint16" -> ElementType.UINT16;
            case "bool" -> ElementType.BOOL;
            case "string" -> ElementType.STRING;
            default -> throw RefusedException.of("keras.dtype", "layer", layer.layer(), "dtype", type);
        };
    }

    /** Says in the file's metadata which inputs are texts that are read beforehand, and what may be tried. */
    void describe() {
        Set<String> read = new LinkedHashSet<>();
        scope.texts().forEach(feature -> read.add(feature.input()));
        for (Map.Entry<String, Signal> input : inputs.entrySet()) {
            if (input.getValue().type() == ElementType.STRING && !read.contains(input.getKey())) {
                graph.input(input.getKey(), ElementType.STRING, KerasModels.sizes(input.getValue(), input.getKey()));
            }
        }
        if (!scope.texts().isEmpty()) {
            List<TextFeature> features = scope.texts();
            graph.metadata(TextFeatures.KEY, new TextFeatures(new ArrayList<>(inputs.keySet()), features).toJson());
        }
        String examples = examples(read);
        if (!examples.equals("{}")) {
            graph.metadata(EXAMPLES, examples);
        }
    }

    /** Numbers that stand for words have to be known ones. */
    private String examples(Set<String> read) {
        var out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            inputs.forEach((name, signal) -> {
                if (scope.words().containsKey(name)) {
                    words(json, name, scope.words().get(name));
                } else if (count(name, signal) > 0 && !read.contains(name)) {
                    numbers(json, name, signal, count(name, signal));
                }
            });
            json.writeEndObject();
        }
        return out.toString();
    }

    private int count(String name, Signal signal) {
        int own = scope.ids().getOrDefault(name, 0);
        boolean whole = signal.type() != ElementType.FLOAT
                && signal.type() != ElementType.DOUBLE
                && signal.type() != ElementType.STRING;
        int others =
                scope.ids().values().stream().mapToInt(Integer::intValue).min().orElse(0);
        return own > 0 || !whole ? own : others;
    }

    private static void words(JsonGenerator json, String name, List<String> words) {
        json.writeArrayPropertyStart(name);
        words.stream().limit(EXAMPLE_ROWS).forEach(word -> {
            json.writeStartArray();
            json.writeString(word);
            json.writeEndArray();
        });
        json.writeEndArray();
    }

    private static void numbers(JsonGenerator json, String name, Signal signal, int count) {
        long cells = Arrays.stream(signal.shape())
                .skip(1)
                .mapToLong(size -> Math.max(size, 1))
                .reduce(1, (a, b) -> a * b);
        json.writeArrayPropertyStart(name);
        for (int row = 0; row < EXAMPLE_ROWS; row++) {
            json.writeStartArray();
            for (int cell = 0; cell < Math.min(cells, EXAMPLE_CELLS); cell++) {
                json.writeNumber((row * 7 + cell * 3 + 1) % count);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
