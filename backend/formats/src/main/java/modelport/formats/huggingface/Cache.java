package modelport.formats.huggingface;

import java.util.ArrayList;
import java.util.List;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a model that writes keeps of the tokens before: keys and values of each layer come in, and go out with those of
 * the new tokens behind them. Names are those of Optimum's exports. Nothing is kept at first: the past has length 0.
 */
final class Cache {
    static final String ROWS = "batch_size";
    static final String NEW = "sequence_length";

    private static final String PAST = "past_sequence_length";
    private static final String ALL = "total_sequence_length";

    private final Network network;
    private final Graph graph;
    private final int heads;
    private final int width;
    private final List<Value> before = new ArrayList<>();
    private final List<Value> after = new ArrayList<>();
    private final Value past;
    private final Value all;
    private final Value mask;

    /** Writes the inputs: the mask of all tokens, and what is kept of the past ones. */
    Cache(Network network, Value ids, int layers, int heads, int width) {
        this.network = network;
        this.graph = network.graph();
        this.heads = heads;
        this.width = width;
        mask = graph.input("attention_mask", ElementType.INT64, ROWS, ALL);
        for (int layer = 0; layer < layers; layer++) {
            for (String what : List.of("key", "value")) {
                String name = "past_key_values." + layer + "." + what;
                before.add(graph.input(name, ElementType.FLOAT, ROWS, heads, PAST, width));
            }
        }
        past = network.size(before.getFirst(), 2);
        all = graph.add(past, network.size(ids, 1));
    }

    /** Where the new tokens stand among those that count, [rows, tokens]. */
    Value positions() {
        Value counted = graph.sub(network.runningSum(mask), graph.integer(1));
        return network.slice(graph.max(counted, graph.integer(0)), past, all, 1);
    }

    /**
     * What to add to the scores, [rows, 1, new tokens, all tokens]: each token sees itself and those before it.
     *
     * @param window how many of them, itself included; all if absent
     */
    Value bias(@Nullable Integer window) {
        Value seen = graph.unsqueeze(network.range(graph.integer(0), all), 0);
        Value seeing = graph.unsqueeze(network.range(past, all), 1);
        Value before = graph.lessOrEqual(seen, seeing);
        Value near = window == null
                ? before
                : graph.and(before, graph.greater(seen, graph.sub(seeing, graph.integer(window))));
        Value real = graph.unsqueeze(graph.unsqueeze(graph.greater(mask, graph.integer(0)), 1), 1);
        return network.bias(graph.and(real, near));
    }

    /** Keys of all tokens of a layer, [rows, heads, tokens, width], from those of the new ones. */
    Value keys(int layer, Value added) {
        return grown(2 * layer, added);
    }

    /** Values of all tokens of a layer. */
    Value values(int layer, Value added) {
        return grown(2 * layer + 1, added);
    }

    /** Keys come before values, layer by layer. */
    private Value grown(int index, Value added) {
        Value grown = graph.concat(2, List.of(before.get(index), added));
        after.add(grown);
        return grown;
    }

    /** Writes the outputs: the scores of all words, and what to keep. */
    void outputs(Value scores, int words) {
        graph.output("logits", scores, ROWS, NEW, words);
        for (int i = 0; i < after.size(); i++) {
            String name = "present." + i / 2 + "." + (i % 2 == 0 ? "key" : "value");
            graph.output(name, after.get(i), ROWS, heads, ALL, width);
        }
    }
}
