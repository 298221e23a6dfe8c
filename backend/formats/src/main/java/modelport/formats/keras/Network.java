package modelport.formats.keras;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.formats.keras.Inbound.Ref;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** A graph of layers: which is called with what, each after those that it needs. */
final class Network {
    private static final int MAX_LAYERS = 20_000;

    private final Config config;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<Ref, Signal> signals = new HashMap<>();
    private final Map<String, Integer> mostUsed = new HashMap<>();

    /** A layer of the graph. */
    private record Member(Config object, String kind, List<Inbound> uses, Weights.Place place) {}

    /** One use of a layer that waits for others. */
    private static final class Waiting {
        private final String layer;
        private final int use;
        private int missing;

        Waiting(String layer, int use) {
            this.layer = layer;
            this.use = use;
        }
    }

    private Network(Config config) {
        this.config = config;
        List<@Nullable Object> layers = config.list("layers");
        if (layers.size() > MAX_LAYERS) {
            throw RefusedException.of("keras.too-many-layers", "limit", MAX_LAYERS);
        }
        var places = new Places();
        for (Object layer : layers) {
            Config object = Config.of(layer, config.layer());
            String kind = Names.kind(object);
            String name = Names.layer(object);
            Weights.Place place = Names.isOperation(object) ? new Weights.Place(name, "") : places.next(name, kind);
            if (members.put(name, new Member(object, kind, Inbound.all(object), place)) != null) {
                throw RefusedException.of("keras.layer-twice", "layer", name);
            }
        }
    }

    static Network of(Config config) {
        return new Network(config);
    }

    /** The layers that take what the model is given, in the order in which it is given. */
    List<String> inputs() {
        return Inbound.in(Inbound.refs(config.get("input_layers"))).stream()
                .map(Ref::layer)
                .toList();
    }

    /** What an input is by its own layer. */
    Config input(String name) {
        return member(name).object().object("config");
    }

    /** Names for the outputs: keys, or the layers that they come from. */
    List<String> outputs() {
        Object layers = Inbound.refs(config.get("output_layers"));
        if (layers instanceof Map<?, ?> named && named.values().stream().allMatch(Ref.class::isInstance)) {
            return named.keySet().stream().map(String::valueOf).toList();
        }
        return Inbound.in(layers).stream().map(Ref::layer).toList();
    }

    /** What the graph makes of the signals. */
    List<Signal> write(Writer writer, Weights weights, List<Signal> inputs) {
        List<String> names = inputs();
        if (names.size() != inputs.size()) {
            throw RefusedException.of("keras.inputs", "layer", config.layer(), "found", inputs.size());
        }
        for (int i = 0; i < names.size(); i++) {
            signals.put(new Ref(names.get(i), 0, 0), inputs.get(i));
        }
        run(writer, weights);
        List<Ref> outputs = Inbound.in(Inbound.refs(config.get("output_layers")));
        return outputs.stream().map(this::signal).toList();
    }

    private void run(Writer writer, Weights weights) {
        Map<Ref, List<Waiting>> waiting = new HashMap<>();
        Deque<Waiting> ready = new ArrayDeque<>();
        int left = 0;
        for (Map.Entry<String, Member> member : members.entrySet()) {
            for (int use = 0; use < member.getValue().uses().size(); use++) {
                var each = new Waiting(member.getKey(), use);
                for (Ref ref : member.getValue().uses().get(use).refs()) {
                    Ref needed = whole(ref);
                    if (!signals.containsKey(needed)) {
                        waiting.computeIfAbsent(needed, _ -> new ArrayList<>()).add(each);
                        each.missing++;
                    }
                }
                left++;
                if (each.missing == 0) {
                    ready.add(each);
                }
            }
        }
        while (!ready.isEmpty()) {
            Waiting next = ready.remove();
            left--;
            use(writer, weights, next);
            for (Waiting other : waiting.getOrDefault(new Ref(next.layer, next.use, 0), List.of())) {
                other.missing--;
                if (other.missing == 0) {
                    ready.add(other);
                }
            }
        }
        if (left > 0) {
            throw RefusedException.of("keras.graph-broken", "layer", config.layer());
        }
    }

    private void use(Writer writer, Weights weights, Waiting next) {
        Member member = member(next.layer);
        Arguments arguments = member.uses().get(next.use).resolved(this::signal);
        List<Signal> outputs =
                writer.write(member.object(), member.kind(), weights.item("layers", member.place()), arguments);
        for (int i = 0; i < outputs.size(); i++) {
            signals.put(new Ref(next.layer, next.use, i), outputs.get(i));
        }
    }

    private Signal signal(Ref ref) {
        Signal signal = signals.get(real(ref));
        if (signal == null) {
            throw RefusedException.of("keras.graph-broken", "layer", ref.layer());
        }
        return signal;
    }

    /** The first output of a use stands for all of them. */
    private Ref whole(Ref ref) {
        Ref real = real(ref);
        return new Ref(real.layer(), real.use(), 0);
    }

    /** Keras 2 counts the uses of a nested model from one, since making it was a use already. */
    private Ref real(Ref ref) {
        Member member = member(ref.layer());
        boolean shifted = Layers.isModel(member.kind())
                && member.object().has("inbound_nodes")
                && mostUsed(ref.layer()) == member.uses().size();
        return shifted ? new Ref(ref.layer(), Math.max(ref.use() - 1, 0), ref.output()) : ref;
    }

    private int mostUsed(String layer) {
        if (mostUsed.isEmpty()) {
            members.values().stream()
                    .flatMap(member -> member.uses().stream())
                    .flatMap(use -> use.refs().stream())
                    .forEach(ref -> mostUsed.merge(ref.layer(), ref.use(), Math::max));
            Inbound.in(Inbound.refs(config.get("output_layers")))
                    .forEach(ref -> mostUsed.merge(ref.layer(), ref.use(), Math::max));
        }
        return mostUsed.getOrDefault(layer, 0);
    }

    private Member member(String name) {
        return Optional.ofNullable(members.get(name))
                .orElseThrow(() -> RefusedException.of("keras.graph-broken", "layer", name));
    }
}
