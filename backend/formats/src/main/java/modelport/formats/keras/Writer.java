package modelport.formats.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.formats.ModelPart;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import org.jspecify.annotations.Nullable;

/** Writes the layers of one model, models inside it among them, and remembers what they are. */
final class Writer {
    private static final int MAX_DEPTH = 30;

    private final Graph graph;
    private final Scope scope;
    private final int depth;
    private final Map<String, ModelPart> parts = new LinkedHashMap<>();

    Writer(Graph graph, Scope scope) {
        this(graph, scope, 0);
    }

    private Writer(Graph graph, Scope scope, int depth) {
        if (depth > MAX_DEPTH) {
            throw RefusedException.of("keras.too-deep", "limit", MAX_DEPTH);
        }
        this.graph = graph;
        this.scope = scope;
        this.depth = depth;
    }

    /** What the layers are, in the order in which they are used first. */
    List<ModelPart> parts() {
        return List.copyOf(parts.values());
    }

    void part(ModelPart part) {
        parts.putIfAbsent(part.name(), part);
    }

    /** What a model makes of its inputs. */
    List<Signal> model(String kind, Config config, Weights weights, List<Signal> inputs) {
        return kind.equals("Sequential")
                ? sequence(config, weights, inputs)
                : Network.of(config).write(this, weights, inputs);
    }

    private List<Signal> sequence(Config config, Weights weights, List<Signal> inputs) {
        List<Signal> signals = inputs;
        var places = new Places();
        for (Config object : layers(config)) {
            String kind = Names.kind(object);
            Weights.Place place = places.next(Names.layer(object), kind);
            signals = write(object, kind, weights.item("layers", place), Arguments.of(signals));
        }
        return signals;
    }

    /** The layers of a sequence; some releases of Keras 2 listed them without anything around. */
    static List<Config> layers(Config config) {
        List<Config> layers = new ArrayList<>();
        for (@Nullable Object layer : config.list("layers")) {
            layers.add(Config.of(layer, config.layer()));
        }
        return layers;
    }

    /** What one layer, or a model, makes of its arguments. */
    List<Signal> write(Config object, String kind, Weights weights, Arguments arguments) {
        scope.count();
        Config config = object.object("config");
        if (kind.equals("InputLayer")) {
            return arguments.signals();
        }
        long before = weights.handedOut();
        List<Signal> outputs;
        List<ModelPart> inside = List.of();
        if (Layers.isModel(kind)) {
            var inner = new Writer(graph, scope, depth + 1);
            outputs = inner.model(kind, config, weights, arguments.signals());
            inside = inner.parts();
        } else {
            outputs = Layers.write(new Call(graph, kind, config, weights, arguments, scope), Names.isOperation(object));
        }
        part(Parts.of(kind, config, outputs, weights.handedOut() - before, inside));
        return outputs;
    }
}
