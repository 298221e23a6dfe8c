package modelport.compression.trees;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;

/**
 * Writes trees whose leaves add to several targets: the operator says which leaf of each tree a row reaches, and a
 * table what that leaf says. Fitted leaves are all different, so the table holds 8-bit integers with a scale per
 * target.
 */
final class LeafTable {
    private static final int MOST = 127;

    private final EditableGraph graph;
    private final ElementType type;
    private final List<DecisionTree> trees;
    private final double[] everywhere;
    private final double[] scales;

    /** @param type of the sums */
    LeafTable(EditableGraph graph, ElementType type, Forest forest) {
        this.graph = graph;
        this.type = type;
        everywhere = new double[forest.targets()];
        scales = new double[forest.targets()];
        var kept = new ArrayList<DecisionTree>();
        for (DecisionTree tree : forest.trees()) {
            if (tree.tests() > 0) {
                kept.add(tree);
                tree.leaves().forEach(leaf -> scale(tree.targets(), leaf));
            } else {
                add(tree.targets(), tree.leaves().getFirst());
            }
        }
        trees = kept;
    }

    private void scale(int[] targets, double[] leaf) {
        for (int i = 0; i < targets.length; i++) {
            scales[targets[i]] = Math.max(scales[targets[i]], Math.abs(leaf[i]) / MOST);
        }
    }

    /** What a tree without tests says, all rows get. */
    private void add(int[] targets, double[] leaf) {
        for (int i = 0; i < targets.length; i++) {
            everywhere[targets[i]] += leaf[i];
        }
    }

    /**
     * Puts all of it in the place of an operator.
     *
     * @param summed whether the trees are added up: [N, targets]; otherwise there is one tree: [N, 1, targets]
     * @return the sums, which nobody reads yet
     */
    String write(Operator operator, boolean summed) {
        var first = new int[trees.size()];
        int rows = 0;
        for (int tree = 0; tree < first.length; tree++) {
            first[tree] = rows;
            rows += trees.get(tree).leaves().size();
        }
        String reached = graph.fresh("reached");
        var leaves = new EnsembleNode.Leaves() {
            @Override
            public int target(int tree) {
                return tree;
            }

            @Override
            public double weight(int tree, int leaf) {
                return (double) first[tree] + leaf;
            }
        };
        var written = EnsembleNode.write(operator, ElementType.FLOAT, trees, leaves, new double[trees.size()]);
        graph.replace(operator, written.toBuilder().setOutput(0, reached).build());
        String table = graph.put(Tensors.of(
                graph.fresh("leaves"), ElementType.INT8, ByteBuffer.wrap(integers(rows)), rows, scales.length));
        String index = cast(reached, ElementType.INT64);
        String found = graph.add("", "Gather", List.of(table, index), Attributes.of("axis", 0L));
        String wide = cast(found, type);
        String sums = summed ? Reduction.sum(graph, wide, 1, false) : wide;
        String scaled = graph.add("", "Mul", List.of(sums, constant(scales)));
        return graph.add("", "Add", List.of(scaled, constant(everywhere)));
    }

    private String cast(String value, ElementType to) {
        return graph.add("", "Cast", List.of(value), Attributes.of("to", (long) to.code()));
    }

    private String constant(double[] values) {
        return graph.put(SumRange.tensor(graph.fresh("leaf_scale"), type, values));
    }

    private byte[] integers(int rows) {
        var integers = new byte[rows * scales.length];
        int row = 0;
        for (DecisionTree tree : trees) {
            int[] targets = tree.targets();
            for (double[] leaf : tree.leaves()) {
                for (int i = 0; i < targets.length; i++) {
                    double scale = scales[targets[i]];
                    integers[row * scales.length + targets[i]] = (byte) (scale == 0 ? 0 : Math.rint(leaf[i] / scale));
                }
                row++;
            }
        }
        return integers;
    }
}
