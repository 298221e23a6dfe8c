package modelport.compression.trees;

import modelport.compression.graph.UnfitException;
import modelport.onnx.ElementType;

/** The tests that ONNX knows, all of them told as {@code x <= threshold}. */
enum Comparison {
    BRANCH_LEQ,
    BRANCH_LT,
    BRANCH_GTE,
    BRANCH_GT,
    BRANCH_EQ,
    BRANCH_NEQ,
    BRANCH_MEMBER,
    LEAF;

    static Comparison of(int mode) {
        return values()[mode];
    }

    /** Whether the ways out change places. */
    boolean isTurned() {
        return this == BRANCH_GTE || this == BRANCH_GT;
    }

    /** The threshold of the test that is told instead; numbers have the type's precision. */
    double threshold(double threshold, ElementType type) {
        return switch (this) {
            case BRANCH_LEQ, BRANCH_GT -> threshold;
            case BRANCH_LT, BRANCH_GTE ->
                type == ElementType.FLOAT ? Math.nextDown((float) threshold) : Math.nextDown(threshold);
            case BRANCH_EQ, BRANCH_NEQ, BRANCH_MEMBER, LEAF -> throw UnfitException.of("compression.tree-tests");
        };
    }
}
