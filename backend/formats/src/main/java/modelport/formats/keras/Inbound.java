package modelport.formats.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * One use of a layer in a graph of layers: with which outputs of which others it is called.
 *
 * @param positional with a {@link Ref} wherever a signal belongs
 */
record Inbound(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
    /** An output of a layer: of which of its uses, and which of them. */
    record Ref(String layer, int use, int output) {}

    /** All uses of a layer, as either version lists them. */
    static List<Inbound> all(Config layer) {
        if (!layer.has("inbound_nodes")) {
            return List.of();
        }
        List<Inbound> uses = new ArrayList<>();
        for (Object use : layer.list("inbound_nodes")) {
            uses.add(of(use, layer));
        }
        return uses;
    }

    private static Inbound of(@Nullable Object use, Config layer) {
        if (use instanceof Map<?, ?> newer && newer.get("args") instanceof List<?> args) {
            var named = new LinkedHashMap<String, @Nullable Object>();
            if (newer.get("kwargs") instanceof Map<?, ?> kwargs) {
                kwargs.forEach((name, value) -> named.put(String.valueOf(name), refs(value)));
            }
            List<@Nullable Object> positional = new ArrayList<>();
            args.forEach(arg -> positional.add(refs(arg)));
            return new Inbound(positional, named);
        }
        if (use instanceof List<?> older) {
            return older(isRef(older) ? List.of(older) : older, layer);
        }
        throw layer.broken("inbound_nodes");
    }

    private static Inbound older(List<?> inputs, Config layer) {
        List<@Nullable Object> refs = new ArrayList<>();
        var named = new LinkedHashMap<String, @Nullable Object>();
        for (Object input : inputs) {
            if (!(input instanceof List<?> parts) || parts.size() < 3 || !isRef(parts.subList(0, 3))) {
                throw layer.broken("inbound_nodes");
            }
            refs.add(ref(parts));
            if (parts.size() > 3 && parts.get(3) instanceof Map<?, ?> kwargs) {
                kwargs.forEach((name, value) -> named.put(String.valueOf(name), refs(value)));
            }
        }
        return new Inbound(refs.size() == 1 ? refs : List.of(refs), named);
    }

    /** A value with references in place of what the file writes for them. */
    static @Nullable Object refs(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            if ("__keras_tensor__".equals(map.get("class_name"))
                    && map.get("config") instanceof Map<?, ?> config
                    && config.get("keras_history") instanceof List<?> history
                    && isRef(history)) {
                return ref(history);
            }
            var members = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((name, member) -> members.put(String.valueOf(name), refs(member)));
            return members;
        }
        if (value instanceof List<?> list) {
            if (isRef(list)) {
                return ref(list);
            }
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(refs(item)));
            return items;
        }
        return value;
    }

    private static boolean isRef(List<?> parts) {
        return parts.size() == 3
                && parts.get(0) instanceof String
                && parts.get(1) instanceof Long use
                && parts.get(2) instanceof Long output
                && use >= 0
                && use < Integer.MAX_VALUE
                && output >= 0
                && output < Integer.MAX_VALUE;
    }

    private static Ref ref(List<?> parts) {
        if (parts.get(0) instanceof String layer
                && parts.get(1) instanceof Long use
                && parts.get(2) instanceof Long output) {
            return new Ref(layer, use.intValue(), output.intValue());
        }
        throw RefusedException.of("keras.config-broken", "place", "inbound_nodes");
    }

    /** All references in a value. */
    static List<Ref> in(@Nullable Object value) {
        List<Ref> found = new ArrayList<>();
        collect(value, found);
        return found;
    }

    private static void collect(@Nullable Object value, List<Ref> found) {
        switch (value) {
            case Ref ref -> found.add(ref);
            case List<?> list -> list.forEach(item -> collect(item, found));
            case Map<?, ?> map -> map.values().forEach(item -> collect(item, found));
            case null, default -> {}
        }
    }

    List<Ref> refs() {
        List<Ref> all = in(positional);
        all.addAll(in(named));
        return all;
    }

    Arguments resolved(Function<Ref, Signal> signals) {
        List<@Nullable Object> args = new ArrayList<>();
        positional.forEach(arg -> args.add(resolved(arg, signals)));
        var kwargs = new LinkedHashMap<String, @Nullable Object>();
        named.forEach((name, value) -> kwargs.put(name, resolved(value, signals)));
        return new Arguments(args, kwargs);
    }

    private static @Nullable Object resolved(@Nullable Object value, Function<Ref, Signal> signals) {
        return switch (value) {
            case Ref ref -> signals.apply(ref);
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(resolved(item, signals)));
                yield items;
            }
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, member) -> members.put(String.valueOf(name), resolved(member, signals)));
                yield members;
            }
            case null, default -> value;
        };
    }
}
