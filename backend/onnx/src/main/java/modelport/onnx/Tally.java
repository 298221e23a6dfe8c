package modelport.onnx;

/** Counts what has been read against the limits, so that a hostile file ends early and small. */
final class Tally {
    /** What an object costs besides its text, roughly. */
    private static final int OBJECT_BYTES = 48;

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
        keep(OBJECT_BYTES);
    }

    void tensor() {
        tensors = next(tensors, limits.tensors(), "onnx.too-many-tensors");
        keep(OBJECT_BYTES);
    }

    String value(String name) {
        values = next(values, limits.values(), "onnx.too-many-values");
        return keep(name);
    }

    void metadata(int bytes) {
        metadataBytes += OBJECT_BYTES + bytes;
        require(metadataBytes, limits.metadataBytes(), "onnx.too-much-metadata");
    }

    void depth(int depth) {
        require(depth, limits.subgraphDepth(), "onnx.too-deep");
    }

    void attributes(int count, String node) {
        if (count > limits.attributes()) {
            throw RefusedException.of("onnx.too-many-attributes", "node", node, "limit", limits.attributes());
        }
    }

    String keep(String text) {
        keep(OBJECT_BYTES + text.length());
        return text;
    }

    void keep(int bytes) {
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
