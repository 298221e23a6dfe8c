package modelport.formats.boosting;

import modelport.onnx.RefusedException;

/** How big a boosted model may be. Published ones stay far below. */
final class Limits {
    static final long FILE_BYTES = 1L << 30;
    static final int TREES = 200_000;

    /** An ONNX file ends at 2 GiB, and a node takes about 50 bytes there. */
    static final long NODES = 20_000_000;

    static final int FEATURES = 1_000_000;
    static final int OUTPUTS = 100_000;
    static final int NAME_LENGTH = 1_000;

    private Limits() {}

    static void trees(long found) {
        require("boosting.too-many-trees", found, TREES);
    }

    static void nodes(long found) {
        require("boosting.too-many-nodes", found, NODES);
    }

    static void features(long found) {
        require("boosting.too-many-features", found, FEATURES);
    }

    static void outputs(long found) {
        require("boosting.too-many-outputs", found, OUTPUTS);
    }

    private static void require(String code, long found, long limit) {
        if (found > limit) {
            throw RefusedException.of(code, "found", found, "limit", limit);
        }
    }
}
