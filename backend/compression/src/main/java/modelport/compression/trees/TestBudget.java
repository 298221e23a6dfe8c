package modelport.compression.trees;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Takes tests out of a forest from the leaves upwards, always the one that matters least: whose rows differ least in
 * what the forest gives them on either side. Trees that matter little come down to a single leaf.
 */
final class TestBudget {
    private final List<TreeStatistics> trees = new ArrayList<>();
    private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(Comparator.comparingDouble(Candidate::loss)
            .thenComparingInt(Candidate::tree)
            .thenComparingInt(Candidate::test));
    private final Forest forest;

    TestBudget(Forest forest, int[][] reached) {
        this.forest = forest;
        for (int number = 0; number < forest.trees().size(); number++) {
            var tree = new TreeStatistics(forest.trees().get(number), reached[number]);
            trees.add(tree);
            for (int test = 0; test < tree.tests(); test++) {
                offer(number, test);
            }
        }
    }

    private record Candidate(double loss, int tree, int test) {}

    private void offer(int tree, int test) {
        if (trees.get(tree).endsBelow(test)) {
            candidates.add(new Candidate(trees.get(tree).loss(test), tree, test));
        }
    }

    /** The forest with no more tests than the budget allows. */
    Forest cut(int budget) {
        int left = forest.tests();
        while (left > budget && !candidates.isEmpty()) {
            Candidate least = candidates.remove();
            TreeStatistics tree = trees.get(least.tree());
            tree.cut(least.test());
            left--;
            if (tree.parent(least.test()) >= 0) {
                offer(least.tree(), tree.parent(least.test()));
            }
        }
        return new Forest(trees.stream().map(TreeStatistics::remaining).toList(), forest.targets());
    }
}
