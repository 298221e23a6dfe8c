package modelport.formats.boosting;

import java.util.Collections;

/** The smallest XGBoost model with a tree of three nodes, and ways to spoil it. */
final class SmallXgboost {
    static final String TREE = """
            {"base_weights":[0,1,2],"categories":[],"categories_nodes":[],"categories_segments":[],\
            "categories_sizes":[],"default_left":[1,0,0],"id":0,"left_children":[1,-1,-1],"right_children":[2,-1,-1],\
            "split_conditions":[0.5,-1.5,2.5],"split_indices":[1,0,0],"split_type":[0,0,0],\
            "tree_param":{"num_nodes":"3","size_leaf_vector":"1"}}""";

    static final String MODEL = """
            {"learner":{"attributes":{},"feature_names":[],"feature_types":[],"gradient_booster":{"model":{\
            "gbtree_model_param":{"num_parallel_tree":"1","num_trees":"1"},"iteration_indptr":[0,1],"tree_info":[0],\
            "trees":[%s]},"name":"gbtree"},"learner_model_param":{"base_score":"5E-1","num_class":"0",\
            "num_feature":"2","num_target":"1"},"objective":{"name":"reg:squarederror","reg_loss_param":{}}},\
            "version":[2,1,0]}""".formatted(TREE);

    private SmallXgboost() {}

    /** The model with one part of its text replaced. */
    static String with(String part, String other) {
        if (!MODEL.contains(part)) {
            throw new IllegalArgumentException(part);
        }
        return MODEL.replace(part, other);
    }

    /** A tree that only goes to the right, as deep as wanted. */
    static String chain(int depth) {
        int nodes = 2 * depth + 1;
        var left = new StringBuilder();
        var right = new StringBuilder();
        for (int i = 0; i < nodes; i++) {
            boolean split = i % 2 == 0 && i < nodes - 1;
            left.append(i == 0 ? "" : ",").append(split ? i + 1 : -1);
            right.append(i == 0 ? "" : ",").append(split ? i + 2 : -1);
        }
        String zeros = String.join(",", Collections.nCopies(nodes, "0"));
        return """
                {"default_left":[%s],"left_children":[%s],"right_children":[%s],"split_conditions":[%s],\
                "split_indices":[%s],"tree_param":{"num_nodes":"%d"}}""".formatted(zeros, left, right, zeros, zeros, nodes);
    }
}
