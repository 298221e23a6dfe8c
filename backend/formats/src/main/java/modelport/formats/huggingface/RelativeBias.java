package modelport.formats.huggingface;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** MPNet's attention also depends on how far two tokens are apart, in steps that grow with the distance. */
final class RelativeBias {
    static final int BUCKETS = 32;

    private static final int FARTHEST = 128;

    private RelativeBias() {}

    /** What to add to the scores of {@code count} tokens, [1, heads, tokens, tokens]. */
    static Value of(Network network, Value count, int positions, int heads) {
        Graph graph = network.graph();
        Value places = network.range(graph.integer(0), count);
        Value distances = graph.sub(graph.unsqueeze(places, 0), graph.unsqueeze(places, 1));
        Value index = graph.add(distances, graph.integer(positions - 1L));
        Value buckets = graph.gather(graph.longs(table(positions)), index, 0);
        Value bias = network.embedding(buckets, "encoder.relative_attention_bias", BUCKETS, heads);
        return graph.unsqueeze(graph.transpose(bias, 2, 0, 1), 0);
    }

    /** The bucket of each distance, from the farthest token before to the farthest behind. */
    private static long[] table(int positions) {
        var table = new long[2 * positions - 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = bucket(i - positions + 1);
        }
        return table;
    }

    /** Half of the buckets are for what comes behind; in each half, half are exact and the others logarithmic. */
    static int bucket(int distance) {
        int half = BUCKETS / 2;
        int exact = half / 2;
        int start = distance > 0 ? half : 0;
        int far = Math.abs(distance);
        if (far < exact) {
            return start + far;
        }
        // In single precision, as the model was trained.
        float steps = (float) Math.log((float) far / exact) / (float) Math.log((double) FARTHEST / exact);
        return start + Math.min(exact + (int) (steps * (half - exact)), half - 1);
    }
}
