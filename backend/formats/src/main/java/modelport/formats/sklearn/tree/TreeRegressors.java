package modelport.formats.sklearn.tree;

import java.util.List;
import java.util.Optional;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;

/** Members of an ensemble that are all trees with one number in each leaf. */
public final class TreeRegressors {
    private TreeRegressors() {}

    /** The members as a forest; empty if one is something else. */
    public static Optional<Forest> of(Graph graph, Table rows, List<Member> members) {
        boolean all = members.stream()
                .map(Member::estimator)
                .allMatch(estimator ->
                        DecisionTrees.predictsNumbers(estimator.path()) && estimator.integer("n_outputs_") == 1);
        return all ? Optional.of(new Forest(graph, rows, members, 1)) : Optional.empty();
    }
}
