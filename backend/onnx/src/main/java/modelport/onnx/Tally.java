package modelport.onnx;

/** Counts what has been read against the limits, so that a hostile file ends early and small. */
final class Tally {
    /** What objects cost besides their texts, roughly; without it empty ones would be free. */
    private static final int SMALL_BYTES = 48;

    private static final int LARGE_BYTES = 256;

    private final OnnxLimits limits;
    private int nodes;
    private int tensors;
    private int values;
    private long metadataBytes;
    private long keptBytes;

    Tally(OnnxLimits limits) {
        this.limits = limits;
    }

    OnnxLimits limits() {
        return limits;
    }

    void node() {
        nodes = next(nodes, limits.nodes(), "onnx.too-many-nodes");
        large();
    }

    void tensor() {
        tensors = next(tensors, limits.tensors(), "onnx.too-many-tensors");
        large();
    }

    void value() {
        values = next(values, limits.values(), "onnx.too-many-values");
        small();
    }

    void graph(int depth) {
        require(depth, limits.subgraphDepth(), "onnx.too-deep");
        large();
    }

    void attribute(int count, String node) {
        if (count > limits.attributes()) {
            throw RefusedException.of("onnx.too-many-attributes", "node", node, "limit", limits.attributes());
        }
        large();
    }

    void small() {
        keep(SMALL_BYTES);
    }

    private void large() {
        keep(LARGE_BYTES);
    }

    void metadata(int bytes) {
        metadataBytes += SMALL_BYTES + bytes;
        require(metadataBytes, limits.metadataBytes(), "onnx.too-much-metadata");
    }

    String keep(String text) {
        keep(SMALL_BYTES + text.length());
        return text;
    }

    private void keep(int bytes) {
        keptBytes += bytes;
        require(keptBytes, limits.keptBytes(), "onnx.too-much-structure");
    }

    private static int next(int count, int limit, String code) {
        require(count + 1L, limit, code);
        return count + 1;
    }

    private static void require(long count, long limit, String code) {
        if (count > limit) {
            throw RefusedException.of(code, "limit", limit);
        }
    }
}
