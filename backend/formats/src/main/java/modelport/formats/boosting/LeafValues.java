package modelport.formats.boosting;

import java.util.List;
import java.util.function.Function;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Looks up what leaves say, which are numbered through several trees: numbers [N, trees] become values [N, trees], or
 * [N, trees, width] where a leaf has several. A leaf with a formula gets the formula's value, unless one of its columns
 * is missing.
 */
final class LeafValues {
    /** Formulas are filled up to the longest; this much may be added to them. */
    private static final long SMALL_TABLE = 1 << 20;

    private static final long ROOM_PER_TERM = 64;

    private final Graph graph;
    private final List<Tree> trees;
    private final int leafWidth;
    private final ElementType type;
    private final int leaves;

    LeafValues(Graph graph, List<Tree> trees, int leafWidth, ElementType type) {
        this.graph = graph;
        this.trees = trees;
        this.leafWidth = leafWidth;
        this.type = type;
        leaves = trees.stream().mapToInt(tree -> tree.splits().size() + 1).sum();
    }

    Value look(Value matrix, Value reached) {
        Value values = graph.gather(table(Tree::leaves), reached, 0);
        return trees.stream().anyMatch(tree -> tree.linear().isPresent()) ? formulas(matrix, reached, values) : values;
    }

    /** A row for each leaf. */
    private Value table(Function<Tree, double[]> values) {
        double[] table = new double[leaves * leafWidth];
        int first = 0;
        for (Tree tree : trees) {
            double[] part = values.apply(tree);
            System.arraycopy(part, 0, table, first, part.length);
            first += part.length;
        }
        long[] dims = leafWidth == 1 ? new long[] {leaves} : new long[] {leaves, leafWidth};
        return DerivedColumns.numbers(graph, type, table, dims);
    }

    private Value formulas(Value matrix, Value reached, Value plain) {
        Value constants = graph.gather(
                table(tree -> tree.linear().map(LinearLeaves::constants).orElse(tree.leaves())), reached, 0);
        int terms = trees.stream()
                .flatMap(tree -> tree.linear().stream())
                .mapToInt(LinearLeaves::most)
                .max()
                .orElse(0);
        if (terms == 0) {
            return constants;
        }
        Tables tables = tables(terms);
        Value features = graph.gather(graph.longs(tables.features, leaves, terms), reached, 0);
        Value coefficients = graph.gather(graph.doubles(tables.coefficients, leaves, terms), reached, 0);
        Value picked = graph.op(
                "GatherElements",
                type,
                List.of(withZero(matrix), graph.reshape(features, 0, (long) trees.size() * terms)),
                Attributes.of("axis", 1));
        Value inputs = graph.reshape(picked, 0, trees.size(), terms);
        Value linear = graph.add(constants, graph.sum(graph.mul(inputs, coefficients), 2, false));
        Value missing = graph.reduce("ReduceMax", graph.cast(graph.isNaN(inputs), ElementType.FLOAT), 2, false);
        return graph.where(graph.cast(missing, ElementType.BOOL), plain, linear);
    }

    /** What formulas are filled up with: a column of zeros, which stands before all others. */
    private Value withZero(Value matrix) {
        Value first = graph.columns(matrix, 0);
        Value zeros = graph.cast(graph.less(first, first), type);
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
            first += tree.splits().size() + 1;
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
