package modelport.formats.keras;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** All classes of layers that are known. */
final class Layers {
    private static final Set<String> MODELS = Set.of("Sequential", "Functional", "Model");

    /** Layers that hand on which steps count. */
    private static final Set<String> MASKED = Set.of("""
            Activation ActivityRegularization AlphaDropout BatchNormalization Dense Dropout ELU GaussianDropout
            GaussianNoise GroupNormalization Identity LayerNormalization LeakyReLU Normalization PReLU ReLU Rescaling
            SpatialDropout1D SpatialDropout2D SpatialDropout3D ThresholdedReLU UnitNormalization""".strip().split("\\s+"));

    private static final Map<String, Layer> LAYERS = all(Stream.of(
            ActivationLayers.layers(),
            ConvolutionLayers.layers(),
            DenseLayers.layers(),
            PoolingLayers.layers(),
            NormalisationLayers.layers(),
            RecurrentLayers.layers(),
            WrapperLayers.layers(),
            AttentionLayers.layers(),
            MultiHeadLayers.layers(),
            ShapeLayers.layers(),
            SpaceLayers.layers(),
            MergeLayers.layers(),
            NumberLayers.layers(),
            LookupLayers.layers(),
            TextLayers.layers()));

    private static final Set<String> PRECISE =
            Set.of("float32", "int32", "int64", "int16", "int8", "uint8", "bool", "string");
    private static final Set<String> OTHER =
            Set.of("float64", "float16", "bfloat16", "mixed_float16", "mixed_bfloat16");

    private Layers() {}

    private static Map<String, Layer> all(Stream<Map<String, Layer>> families) {
        var all = new HashMap<String, Layer>();
        families.forEach(all::putAll);
        return Map.copyOf(all);
    }

    static boolean isModel(String kind) {
        return MODELS.contains(kind);
    }

    /** The names of all classes. */
    static Set<String> names() {
        return LAYERS.keySet();
    }

    /** What a layer, or an operation that stands among the layers, makes of its arguments. */
    static List<Signal> write(Call call, boolean operation) {
        Layer layer = operation ? Operations.find(call.kind()) : LAYERS.get(call.kind());
        if (layer == null) {
            throw RefusedException.of(
                    "keras.unknown-class",
                    "class",
                    call.kind(),
                    "layer",
                    call.config().layer());
        }
        expectPrecision(call);
        List<Signal> outputs = layer.write(call);
        if (operation) {
            return outputs.stream().map(output -> output.with(null)).toList();
        }
        Signal first = call.inputs().isEmpty() ? null : call.inputs().getFirst();
        if (first == null || first.mask() == null || !MASKED.contains(call.kind())) {
            return outputs;
        }
        return outputs.stream().map(output -> output.with(first.mask())).toList();
    }

    /** What a layer inside a layer makes of its arguments. */
    static List<Signal> nested(Call call, Config object, Weights weights, Arguments arguments) {
        call.scope().count();
        String kind = Names.kind(object);
        Config config = object.object("config");
        if (isModel(kind)) {
            return new Writer(call.graph(), call.scope()).model(kind, config, weights, arguments.signals());
        }
        return write(new Call(call.graph(), kind, config, weights, arguments, call.scope()), false);
    }

    private static void expectPrecision(Call call) {
        String name = precision(call.config().get("dtype"), call.config());
        if (OTHER.contains(name)) {
            call.scope().note(Refusal.of("keras.precision", "dtype", name));
        } else if (!PRECISE.contains(name)) {
            throw RefusedException.of("keras.dtype", "layer", call.config().layer(), "dtype", name);
        }
    }

    private static String precision(@Nullable Object dtype, Config config) {
        return switch (dtype) {
            case null -> "float32";
            case String name -> name;
            case Map<?, ?> object -> {
                Config policy = Config.of(object, config.layer());
                String kind = policy.text("class_name", "");
                String name = policy.has("config") ? policy.object("config").text("name", "float32") : "float32";
                yield Set.of("DTypePolicy", "Policy", "DTypePolicyV1").contains(kind) ? name : kind + " " + name;
            }
            default -> throw config.broken("dtype");
        };
    }
}
