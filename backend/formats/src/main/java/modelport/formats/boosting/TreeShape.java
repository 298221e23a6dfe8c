package modelport.formats.boosting;

import modelport.onnx.RefusedException;

/**
 * Makes sure that splits form a tree: every child exists, none has two parents, and no path is longer than the engine
 * can stand, which builds its own trees by recursion on a thread's stack.
 */
final class TreeShape {
    static final int MAX_DEPTH = 512;

    private TreeShape() {}

    /** The number of splits on the longest path; every split and every leaf must be reached. */
    static int depth(Splits splits, int leaves, int tree) {
        if (splits.size() == 0) {
            return 0;
        }
        int[] depths = new int[splits.size()];
        boolean[] leafSeen = new boolean[leaves];
        int[] queue = new int[splits.size()];
        int end = 1;
        depths[0] = 1;
        for (int next = 0; next < end; next++) {
            int split = queue[next];
            for (int child : new int[] {splits.left()[split], splits.right()[split]}) {
                if (child < 0) {
                    require(~child < leaves && !leafSeen[~child], tree);
                    leafSeen[~child] = true;
                } else {
                    require(child < splits.size() && depths[child] == 0, tree);
                    depths[child] = depths[split] + 1;
                    requireDepth(depths[child], tree);
                    queue[end++] = child;
                }
            }
        }
        // A tree with all splits has one leaf more than splits, so that none can be left over.
        require(end == splits.size() && leaves == end + 1, tree);
        return depths[queue[end - 1]];
    }

    static void requireDepth(int depth, int tree) {
        if (depth > MAX_DEPTH) {
            throw RefusedException.of("boosting.too-deep", "tree", tree, "limit", MAX_DEPTH);
        }
    }

    static void require(boolean holds, int tree) {
        if (!holds) {
            throw RefusedException.of("boosting.tree-shape", "tree", tree);
        }
    }
}
