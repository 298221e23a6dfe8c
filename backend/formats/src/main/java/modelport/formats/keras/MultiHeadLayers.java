package modelport.formats.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** Attention with several heads, each of which looks at other sums of the values. */
final class MultiHeadLayers {
    private static final double MASKED = -1e9;

    private MultiHeadLayers() {}

    static Map<String, Layer> layers() {
        return Map.of(
                "MultiHeadAttention", call -> write(call, Heads.of(call)),
                "GroupedQueryAttention", call -> write(call, Heads.grouped(call)),
                "GroupQueryAttention", call -> write(call, Heads.grouped(call)));
    }

    /**
     * @param queries how many heads ask
     * @param keys how many answer: as many, or each answers several
     * @param depth width of a query and a key
     * @param values width of a value
     */
    private record Heads(int queries, int keys, int depth, int values) {
        Heads {
            if (queries < 1 || keys < 1 || queries % keys != 0 || depth < 1 || values < 1) {
                throw RefusedException.of("keras.option-broken", "layer", "MultiHeadAttention", "option", "num_heads");
            }
        }

        static Heads of(Call call) {
            Config config = call.config();
            int heads = config.integer("num_heads");
            int depth = config.integer("key_dim");
            return new Heads(heads, heads, depth, config.integer("value_dim", depth));
        }

        static Heads grouped(Call call) {
            Config config = call.config();
            int depth = config.integer("head_dim");
            return new Heads(config.integer("num_query_heads"), config.integer("num_key_value_heads"), depth, depth);
        }
    }

    private static List<Signal> write(Call call, Heads heads) {
        Config config = call.config();
        for (String option : List.of("use_gate", "sliding_window")) {
            if (config.has(option) && !Boolean.FALSE.equals(config.get(option))) {
                throw config.unsupported(option);
            }
        }
        if (config.has("attention_axes") && !Arrays.equals(config.integers("attention_axes"), new int[] {1})) {
            throw config.unsupported("attention_axes");
        }
        Signal query = argument(call, 0, "query").orElseThrow(() -> config.broken("query"));
        Signal value = argument(call, 1, "value").orElseThrow(() -> config.broken("value"));
        Signal key = argument(call, 2, "key").orElse(value);
        List.of(query, value, key).forEach(each -> call.expectRank(each, 3));
        Graph graph = call.graph();
        Value q = project(call, query, "query", heads.queries(), heads.depth());
        Value k = repeated(graph, project(call, key, "key", heads.keys(), heads.depth()), heads);
        Value v = repeated(graph, project(call, value, "value", heads.keys(), heads.values()), heads);
        Value scaled = Formulas.times(graph, q, 1 / Math.sqrt(heads.depth()));
        Value scores = graph.matMul(scaled, graph.transpose(k, 0, 1, 3, 2));
        Value mask = mask(call, query, key, value);
        if (mask != null) {
            scores = graph.where(graph.unsqueeze(mask, 1), scores, Formulas.number(graph, MASKED));
        }
        Value weights = Formulas.softmax(graph, scores, -1);
        Value mixed = graph.transpose(graph.matMul(weights, v), 0, 2, 1, 3);
        List<Signal> outputs = new ArrayList<>();
        outputs.add(output(call, query, mixed, heads));
        if (call.arguments().flag("return_attention_scores")) {
            int[] shape = {query.size(0), heads.queries(), query.size(1), key.size(1)};
            outputs.add(new Signal(weights, shape, null));
        }
        return outputs;
    }

    private static Optional<Signal> argument(Call call, int place, String name) {
        return call.arguments().get(place, name) instanceof Signal signal
                ? Optional.of(call.numbers(signal))
                : Optional.empty();
    }

    /** [N, heads, steps, width] */
    private static Value project(Call call, Signal x, String name, int heads, int width) {
        Graph graph = call.graph();
        Weights weights = call.weights().part(name + "_dense", name);
        Floats kernel = weights.next("kernel", x.width(), heads, width);
        Value sum = graph.matMul(
                x.value(), kernel.reshaped(x.width(), heads * width).value(graph));
        if (call.config().flag("use_bias", true)) {
            sum = graph.add(
                    sum,
                    weights.next("bias", heads, width).reshaped(heads * width).value(graph));
        }
        return graph.transpose(graph.reshape(sum, 0, 0, heads, width), 0, 2, 1, 3);
    }

    /** Each head of keys and values answers several queries, one after the other. */
    private static Value repeated(Graph graph, Value heads, Heads count) {
        if (count.queries() == count.keys()) {
            return heads;
        }
        long[] each = new long[count.queries()];
        for (int i = 0; i < each.length; i++) {
            each[i] = i / (count.queries() / count.keys());
        }
        return graph.gather(heads, graph.longs(each), 1);
    }

    private static Signal output(Call call, Signal query, Value mixed, Heads heads) {
        Graph graph = call.graph();
        Weights weights = call.weights().part("output_dense", "attention_output");
        int[] asked =
                call.config().has("output_shape") ? call.config().integers("output_shape") : new int[] {query.width()};
        if (asked.length != 1) {
            throw call.config().unsupported("output_shape");
        }
        int all = heads.queries() * heads.values();
        Floats kernel = weights.next("kernel", heads.queries(), heads.values(), asked[0]);
        Value sum = graph.matMul(
                graph.reshape(mixed, 0, 0, all), kernel.reshaped(all, asked[0]).value(graph));
        if (call.config().flag("use_bias", true)) {
            sum = graph.add(sum, weights.next("bias", asked[0]).value(graph));
        }
        return new Signal(sum, query.ending(asked[0]), query.mask());
    }

    /** BOOL [N or 1, queries or 1, keys], true where a query may look. */
    private static @Nullable Value mask(Call call, Signal query, Signal key, Signal value) {
        Graph graph = call.graph();
        Value mask = call.arguments().flag("use_causal_mask")
                ? graph.unsqueeze(AttentionLayers.causal(graph, query.value(), key.value()), 0)
                : null;
        mask = both(graph, mask, query.mask() == null ? null : graph.unsqueeze(query.mask(), 2));
        mask = both(graph, mask, value.mask() == null ? null : graph.unsqueeze(value.mask(), 1));
        if (!key.value().equals(value.value())) {
            mask = both(graph, mask, key.mask() == null ? null : graph.unsqueeze(key.mask(), 1));
        }
        Optional<Signal> given = call.arguments().signal("attention_mask");
        if (given.isPresent()) {
            call.expectRank(given.get(), 3);
            mask = both(graph, mask, graph.cast(given.get().value(), ElementType.BOOL));
        }
        return mask;
    }

    private static @Nullable Value both(Graph graph, @Nullable Value one, @Nullable Value other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return graph.and(one, other);
    }
}
