package modelport.formats.boosting;

import java.util.List;

/**
 * Trees whose leaves are added up.
 *
 * @param strict whether values go left only if they are below the threshold, and not if they are equal to it
 * @param features the number of columns
 * @param outputs the number of sums
 * @param leafWidth 1, or the number of outputs if every leaf has a value for each
 * @param trees in the order of the file
 */
record Forest(boolean strict, int features, int outputs, int leafWidth, List<Tree> trees) {
    Forest {
        trees = List.copyOf(trees);
    }

    long splits() {
        return trees.stream().mapToLong(tree -> tree.splits().size()).sum();
    }

    long leaves() {
        return splits() + trees.size();
    }

    int depth() {
        return trees.stream().mapToInt(Tree::depth).max().orElse(0);
    }

    Forest firstTrees(int count) {
        return new Forest(strict, features, outputs, leafWidth, trees.subList(0, Math.min(count, trees.size())));
    }
}
