package modelport.formats.sklearn.tree;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Estimator;

/**
 * A tree of a forest.
 *
 * @param columns those of the forest's rows that the tree sees, in its order
 */
public record Member(Estimator estimator, List<Integer> columns) {
    public Member {
        columns = List.copyOf(columns);
    }

    /** Trees that see all columns. */
    public static List<Member> all(List<Estimator> trees, int width) {
        List<Integer> columns = IntStream.range(0, width).boxed().toList();
        return trees.stream().map(tree -> new Member(tree, columns)).toList();
    }

    /** The tree, which tests the forest's columns, and has {@code width} numbers for each node. */
    CartTree tree(int width) {
        CartTree tree = CartTree.of(estimator, columns.size());
        if (tree.width() != width) {
            throw estimator.unexpected("tree_");
        }
        int[] feature = Arrays.stream(tree.splits().feature())
                .map(own -> own < 0 ? 0 : columns.get(own))
                .toArray();
        Splits splits = tree.splits();
        return new CartTree(
                new Splits(splits.left(), splits.right(), feature, splits.threshold(), splits.missingLeft()),
                tree.values(),
                tree.width(),
                tree.samples());
    }
}
