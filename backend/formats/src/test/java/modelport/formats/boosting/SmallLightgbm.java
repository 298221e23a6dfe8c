package modelport.formats.boosting;

/** The smallest LightGBM model with two trees, and ways to spoil it. */
final class SmallLightgbm {
    static final String MODEL = """
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            label_index=0
            max_feature_idx=1
            objective=regression
            feature_names=a b
            feature_infos=[0:1] 0:1:2

            Tree=0
            num_leaves=3
            num_cat=1
            split_feature=0 1
            threshold=0.5 0
            decision_type=2 1
            left_child=1 -1
            right_child=-2 -3
            leaf_value=1 2 3
            cat_boundaries=0 1
            cat_threshold=5
            is_linear=0
            shrinkage=1


            Tree=1
            num_leaves=2
            num_cat=0
            split_feature=1
            threshold=0.5
            decision_type=10
            left_child=-1
            right_child=-2
            leaf_value=1 2
            is_linear=1
            leaf_const=1 2
            num_features=1 0
            leaf_features=0
            leaf_coeff=0.5
            shrinkage=1


            end of trees

            parameters:
            [boosting: gbdt]
            end of parameters
            """;

    private SmallLightgbm() {}

    /** The model with one part of its text replaced. */
    static String with(String part, String other) {
        if (!MODEL.contains(part)) {
            throw new IllegalArgumentException(part);
        }
        return MODEL.replace(part, other);
    }
}
