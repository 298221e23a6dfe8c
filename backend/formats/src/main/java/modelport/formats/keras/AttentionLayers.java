package modelport.formats.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** Attention with one head and no weights of its own, or few. */
final class AttentionLayers {
    private static final double FAR = 1e9;

    private AttentionLayers() {}

    static Map<String, Layer> layers() {
        return Map.of(
                "Attention", call -> write(call, AttentionLayers::scores),
                "AdditiveAttention", call -> write(call, AttentionLayers::added));
    }

    /** How much each query has to do with each key, [N, queries, keys]. */
    private interface Scores {
        Value of(Call call, Signal query, Signal key);
    }

    private static List<Signal> write(Call call, Scores scores) {
        Graph graph = call.graph();
        List<Signal> all = call.inputs();
        if (all.size() < 2 || all.size() > 3) {
            throw RefusedException.of("keras.inputs", "layer", call.config().layer(), "found", all.size());
        }
        Signal query = call.numbers(all.get(0));
        Signal value = call.numbers(all.get(1));
        Signal key = all.size() == 3 ? call.numbers(all.get(2)) : value;
        List.of(query, value, key).forEach(each -> call.expectRank(each, 3));
        Value score = scores.of(call, query, key);
        boolean causal =
                call.arguments().flag("use_causal_mask") || call.config().flag("causal");
        Value mask = mask(graph, value.mask(), causal ? causal(graph, query.value(), key.value()) : null);
        if (mask != null) {
            score = graph.where(mask, score, Formulas.plus(graph, score, -FAR));
        }
        Value weights = Formulas.softmax(graph, score, -1);
        Value answer = graph.matMul(weights, value.value());
        if (query.mask() != null) {
            answer = graph.where(graph.unsqueeze(query.mask(), 2), answer, Formulas.number(graph, 0));
        }
        List<Signal> outputs = new ArrayList<>();
        outputs.add(new Signal(answer, query.ending(value.width()), query.mask()));
        if (call.arguments().flag("return_attention_scores")) {
            outputs.add(new Signal(weights, new int[] {query.size(0), query.size(1), key.size(1)}, null));
        }
        return outputs;
    }

    /** BOOL, true where a query may look: [N, 1, keys] and [1, queries, keys]. */
    static @Nullable Value mask(Graph graph, @Nullable Value keys, @Nullable Value causal) {
        if (keys == null) {
            return causal;
        }
        Value each = graph.unsqueeze(keys, 1);
        return causal == null ? each : graph.and(each, causal);
    }

    /** No query may look at a later key: BOOL [queries, keys]. */
    static Value causal(Graph graph, Value query, Value key) {
        Value rows = graph.unsqueeze(numbers(graph, query), 1);
        Value columns = graph.unsqueeze(numbers(graph, key), 0);
        return graph.greaterOrEqual(rows, columns);
    }

    /** 0, 1, 2 ... for each step. */
    private static Value numbers(Graph graph, Value steps) {
        Value count = graph.scalar(Formulas.sizes(graph, steps, 1, 2));
        return graph.op(
                "Range",
                ElementType.INT64,
                List.of(graph.scalar(graph.integer(0)), count, graph.scalar(graph.integer(1))));
    }

    private static Value scores(Call call, Signal query, Signal key) {
        Graph graph = call.graph();
        Value scale = call.config().flag("use_scale") ? single(call, "scale") : null;
        String mode = call.config().text("score_mode", "dot");
        if (mode.equals("dot")) {
            Value product = graph.matMul(query.value(), graph.transpose(key.value(), 0, 2, 1));
            return scale == null ? product : graph.mul(product, scale);
        }
        if (!mode.equals("concat")) {
            throw call.config().unsupported("score_mode");
        }
        Value sum = pairs(graph, query, key);
        Value bent = graph.tanh(scale == null ? sum : graph.mul(sum, scale));
        return graph.mul(Formulas.sum(graph, bent, false, -1), single(call, "concat_score_weight"));
    }

    private static Value single(Call call, String name) {
        return call.weights().next(name).value(call.graph());
    }

    private static Value added(Call call, Signal query, Signal key) {
        Graph graph = call.graph();
        Value bent = graph.tanh(pairs(graph, query, key));
        if (call.config().flag("use_scale", true)) {
            bent = graph.mul(bent, call.weights().next("scale", query.width()).value(graph));
        }
        return Formulas.sum(graph, bent, false, -1);
    }

    /** The sum of each query and each key, [N, queries, keys, width]. */
    private static Value pairs(Graph graph, Signal query, Signal key) {
        return graph.add(graph.unsqueeze(query.value(), 2), graph.unsqueeze(key.value(), 1));
    }
}
