package modelport.onnx;

/**
 * How big an ONNX model may be before it is refused unread.
 *
 * @param modelBytes bytes of the ONNX file itself; protobuf ends at 2 GiB, weights beyond that live in external files
 * @param nodes operators, those in subgraphs and functions included, and again after functions are expanded
 * @param tensors initializers, constants and external weights
 * @param attributes attributes of one operator
 * @param values names of inputs and outputs over all graphs and operators
 * @param subgraphDepth graphs within graphs, as in If, Loop and Scan
 * @param parameters weights
 * @param nameBytes bytes of one name
 * @param metadataBytes bytes of all metadata entries; the vocabularies of texts are the largest
 * @param keptBytes bytes of everything that is kept in memory while the file is looked at
 */
public record OnnxLimits(
        long modelBytes,
        int nodes,
        int tensors,
        int attributes,
        int values,
        int subgraphDepth,
        long parameters,
        int nameBytes,
        int metadataBytes,
        int keptBytes) {
    /** Far above what published models need, and small enough for a heap of 512 MB. */
    public static OnnxLimits defaults() {
        return new OnnxLimits(
                Integer.MAX_VALUE, 100_000, 100_000, 200, 1_000_000, 16, 200_000_000_000L, 4_096, 32 << 20, 128 << 20);
    }
}
