package modelport.training.forest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import modelport.training.Table;

/**
 * Grows trees (Breiman, "Random forests", 2001): each from rows drawn with replacement, each split by the best of some
 * columns drawn at random.
 *
 * @param tally an empty one
 * @param tried columns for each split
 * @param deepest splits above a leaf, at most
 * @param fewest rows in a leaf, at least
 */
record Grower(Table table, Tally tally, int tried, int deepest, int fewest) {
    @SuppressWarnings("ArrayRecordComponent")
    private record Open(int node, int[] rows, int depth) {}

    Tree grow(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int[] weights = new int[table.rows()];
        for (int i = 0; i < weights.length; i++) {
            weights[random.nextInt(weights.length)]++;
        }
        int[] drawn = IntStream.range(0, weights.length)
                .filter(row -> weights[row] > 0)
                .toArray();
        return new Growing(new Cut.Rule(table, weights, fewest), random).tree(drawn);
    }

    private final class Growing {
        private final Cut.Rule rule;
        private final RandomGenerator random;
        private final Tree tree = new Tree();
        private final Deque<Open> open = new ArrayDeque<>();
        private final int[] columns = IntStream.range(0, table.columns()).toArray();

        Growing(Cut.Rule rule, RandomGenerator random) {
            this.rule = rule;
            this.random = random;
        }

        Tree tree(int[] drawn) {
            add(drawn, 0);
            while (!open.isEmpty()) {
                Open next = open.pop();
                Tally all = tallied(next.rows());
                if (next.depth() < deepest && !all.isPure() && all.weight() >= 2L * fewest) {
                    part(next, cut(next.rows(), all));
                }
            }
            return tree;
        }

        private void add(int[] rows, int depth) {
            int node = tree.add(tallied(rows).said());
            open.push(new Open(node, rows, depth));
        }

        private Tally tallied(int[] rows) {
            Tally all = tally.empty();
            for (int row : rows) {
                all.add(row, rule.weights()[row]);
            }
            return all;
        }

        /** Columns in which the rows do not differ are no choice; others are drawn for them. */
        private Cut cut(int[] rows, Tally all) {
            Cut best = Cut.NONE;
            int choices = 0;
            for (int i = 0; i < columns.length && choices < tried; i++) {
                int other = i + random.nextInt(columns.length - i);
                int column = columns[other];
                columns[other] = columns[i];
                columns[i] = column;
                Cut cut = rule.best(rows, column, all);
                choices += cut.parts() ? 1 : 0;
                best = cut.likeness() > best.likeness() ? cut : best;
            }
            return best;
        }

        private void part(Open node, Cut cut) {
            if (!cut.parts()) {
                return;
            }
            tree.split(node.node(), cut.column(), cut.threshold());
            add(IntStream.of(node.rows()).filter(row -> isBelow(row, cut)).toArray(), node.depth() + 1);
            add(IntStream.of(node.rows()).filter(row -> !isBelow(row, cut)).toArray(), node.depth() + 1);
        }

        private boolean isBelow(int row, Cut cut) {
            return table.at(row, cut.column()) <= cut.threshold();
        }
    }
}
