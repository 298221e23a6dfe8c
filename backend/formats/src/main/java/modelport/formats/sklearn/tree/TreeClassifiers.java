package modelport.formats.sklearn.tree;

import java.util.List;
import java.util.Optional;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Members of an ensemble that are all trees which choose from the same number of classes: one operator asks them all.
 */
public final class TreeClassifiers {
    private final List<Member> members;
    private final List<Targets> targets;

    private TreeClassifiers(List<Member> members, List<Targets> targets) {
        this.members = members;
        this.targets = targets;
    }

    /** Empty if a member is something else. */
    public static Optional<TreeClassifiers> of(List<Member> members) {
        if (!members.stream().map(Member::estimator).allMatch(TreeClassifiers::classifies)) {
            return Optional.empty();
        }
        List<Targets> targets =
                members.stream().map(Member::estimator).map(Targets::of).toList();
        return targets.stream().map(Targets::leafWidth).distinct().count() == 1
                ? Optional.of(new TreeClassifiers(members, targets))
                : Optional.empty();
    }

    private static boolean classifies(Estimator estimator) {
        return DecisionTrees.classifies(estimator.path()) && estimator.integer("n_outputs_") == 1;
    }

    /** The classes that a member knows. */
    public Classes classes(int member) {
        return targets.get(member).classes().getFirst();
    }

    /** What a leaf of one member says of its classes. */
    public interface Leaf {
        int member();

        double[] probabilities();

        /** The index of the class that is predicted. */
        int choice();
    }

    /** What is made of a leaf: as many numbers as have been asked for. */
    @FunctionalInterface
    public interface Reading {
        double[] of(Leaf leaf);
    }

    /** Sums over all members, in their order, of what is made of the leaves that a row reaches: of shape [N, width]. */
    public Value sums(Graph graph, Table rows, int width, Reading reading) {
        var forest = new Forest(graph, rows, members, targets.getFirst().leafWidth());
        return graph.sum(
                forest.look(width, (tree, node, member) -> reading.of(new Reached(tree, node, member))), 1, false);
    }

    private final class Reached implements Leaf {
        private final CartTree tree;
        private final int node;
        private final int member;

        Reached(CartTree tree, int node, int member) {
            this.tree = tree;
            this.node = node;
            this.member = member;
        }

        @Override
        public int member() {
            return member;
        }

        @Override
        public double[] probabilities() {
            boolean counted = Forests.areCounted(members.get(member).estimator());
            return targets.get(member).probabilities(tree, node, counted);
        }

        @Override
        public int choice() {
            return (int) targets.get(member).choices(tree, node)[0];
        }
    }
}
