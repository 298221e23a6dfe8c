package modelport.formats.boosting;

import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Looks up the values of leaves, which are numbered through several trees: [N, trees] of leaves become [N, trees] of
 * values. A leaf with a formula gets the formula's value, unless one of its columns is missing.
 */
final class LeafValues {
    /** Formulas are filled up to the longest; this much may be added to them. */
    private static final long SMALL_TABLE = 1 << 20;

    private static final long ROOM_PER_TERM = 64;

    private final List<Tree> trees;
    private final int leaves;

    private LeafValues(List<Tree> trees) {
        this.trees = trees;
        leaves = trees.stream().mapToInt(tree -> tree.leaves().length).sum();
    }

    static Value look(Graph graph, Value matrix, Value reached, List<Tree> trees) {
        var values = new LeafValues(trees);
        Value plain = graph.gather(graph.doubles(values.plain()), reached, 0);
        int terms = trees.stream().mapToInt(LeafValues::mostTerms).max().orElse(0);
        boolean formulas = trees.stream().anyMatch(tree -> tree.linear().isPresent());
        return formulas ? values.formulas(graph, matrix, reached, plain, terms) : plain;
    }

    private static int mostTerms(Tree tree) {
        return tree.linear().map(LinearLeaves::most).orElse(0);
    }

    private double[] plain() {
        double[] values = new double[leaves];
        int first = 0;
        for (Tree tree : trees) {
            System.arraycopy(tree.leaves(), 0, values, first, tree.leaves().length);
            first += tree.leaves().length;
        }
        return values;
    }

    private double[] constants() {
        double[] values = new double[leaves];
        int first = 0;
        for (Tree tree : trees) {
            double[] constants = tree.linear().map(LinearLeaves::constants).orElse(tree.leaves());
            System.arraycopy(constants, 0, values, first, constants.length);
            first += constants.length;
        }
        return values;
    }

    private Value formulas(Graph graph, Value matrix, Value reached, Value plain, int terms) {
        Value constants = graph.gather(graph.doubles(constants()), reached, 0);
        if (terms == 0) {
            return constants;
        }
        Tables tables = tables(terms);
        Value features = graph.gather(graph.longs(tables.features, leaves, terms), reached, 0);
        Value coefficients = graph.gather(graph.doubles(tables.coefficients, leaves, terms), reached, 0);
        Value picked = graph.op(
                "GatherElements",
                ElementType.DOUBLE,
                List.of(withZero(graph, matrix), graph.reshape(features, 0, (long) trees.size() * terms)),
                Attributes.of("axis", 1));
        Value inputs = graph.reshape(picked, 0, trees.size(), terms);
        Value linear = graph.add(constants, graph.sum(graph.mul(inputs, coefficients), 2, false));
        Value missing = graph.reduce("ReduceMax", graph.cast(graph.isNaN(inputs), ElementType.FLOAT), 2, false);
        return graph.where(graph.cast(missing, ElementType.BOOL), plain, linear);
    }

    /** What formulas are filled up with: a column of zeros, which stands before all others. */
    private static Value withZero(Graph graph, Value matrix) {
        Value first = graph.columns(matrix, 0);
        Value zeros = graph.cast(graph.less(first, first), ElementType.DOUBLE);
        return graph.concat(1, List.of(zeros, matrix));
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Tables(long[] features, double[] coefficients) {}

    private Tables tables(int terms) {
        long all = trees.stream()
                .flatMap(tree -> tree.linear().stream())
                .mapToLong(linear -> linear.coefficient().length)
                .sum();
        Flaws.requireIndex("num_features", (long) leaves * terms, SMALL_TABLE + ROOM_PER_TERM * all);
        var tables = new Tables(new long[leaves * terms], new double[leaves * terms]);
        int first = 0;
        for (Tree tree : trees) {
            if (tree.linear().isPresent()) {
                fill(tables, first, terms, tree.linear().get());
            }
            first += tree.leaves().length;
        }
        return tables;
    }

    private static void fill(Tables tables, int first, int terms, LinearLeaves linear) {
        for (int leaf = 0; leaf < linear.constants().length; leaf++) {
            int at = (first + leaf) * terms;
            for (int term = linear.begin()[leaf]; term < linear.begin()[leaf + 1]; term++) {
                tables.features[at] = linear.feature()[term] + 1L;
                tables.coefficients[at] = linear.coefficient()[term];
                at++;
            }
        }
    }
}
