package modelport.formats.boosting;

import static modelport.formats.boosting.BadBooster.lightgbm;
import static modelport.formats.boosting.SmallLightgbm.MODEL;
import static modelport.formats.boosting.SmallLightgbm.with;

import java.util.List;
import java.util.stream.Stream;

/** LightGBM models that must be refused. */
final class BadLightgbm {
    private BadLightgbm() {}

    static Stream<BadBooster> all() {
        return Stream.of(heads(), trees(), leaves()).flatMap(List::stream);
    }

    private static List<BadBooster> heads() {
        return List.of(
                lightgbm("no model", "boosting.not-lightgbm", "forest\n"),
                lightgbm("an unknown format", "boosting.format", with("version=v4", "version=v9")),
                lightgbm("no version", "boosting.missing", with("version=v4\n", "")),
                lightgbm("a field twice", "boosting.twice", with("num_class=1", "num_class=1\nnum_class=1")),
                lightgbm("an unknown objective", "boosting.objective", with("=regression", "=mine")),
                lightgbm(
                        "classes without trees for them",
                        "boosting.length",
                        with("=regression", "=multiclass num_class:3")),
                lightgbm("a sigmoid below zero", "boosting.range", with("=regression", "=binary sigmoid:-1")),
                lightgbm("other names than columns", "boosting.length", with("feature_names=a b", "feature_names=a")),
                lightgbm("too many columns", "boosting.too-many-features", with("idx=1", "idx=1000000")),
                lightgbm("too many outputs", "boosting.too-many-outputs", with("iteration=1", "iteration=100001")),
                lightgbm(
                        "trees at other places",
                        "boosting.tree-place",
                        with("label_index", "tree_sizes=1 2\nlabel_index")),
                lightgbm("trees of no size", "boosting.range", with("label_index", "tree_sizes=-1 2\nlabel_index")),
                lightgbm(
                        "half a round",
                        "boosting.length",
                        with("=regression", "=custom").replace("iteration=1", "iteration=4")),
                lightgbm("no trees", "boosting.no-trees", MODEL.replaceAll("(?s)Tree=0.*end of trees", "end of trees")),
                lightgbm("no end of trees", "boosting.form", with("end of trees", "end of threes")),
                lightgbm("an open end", "boosting.truncated", with("end of parameters\n", "")),
                lightgbm("categories that are no JSON", "boosting.form", MODEL + "pandas_categorical:[[\"a\""),
                lightgbm("a category twice", "boosting.twice", MODEL + "pandas_categorical:[[\"a\",\"a\"]]"));
    }

    private static List<BadBooster> trees() {
        return List.of(
                lightgbm("a tree out of order", "boosting.length", with("Tree=1", "Tree=7")),
                lightgbm("a claim of more leaves", "boosting.length", with("num_leaves=3", "num_leaves=9999999")),
                lightgbm(
                        "a claim of far more leaves",
                        "boosting.too-many-nodes",
                        with("num_leaves=3", "num_leaves=2000000000")),
                lightgbm("a column that is none", "boosting.range", with("feature=0 1", "feature=0 2")),
                lightgbm("a child that is none", "boosting.range", with("left_child=1 -1", "left_child=2 -1")),
                lightgbm("a leaf that is none", "boosting.range", with("right_child=-2 -3", "right_child=-2 -4")),
                lightgbm("a circle", "boosting.tree-shape", with("left_child=1 -1", "left_child=1 0")),
                lightgbm("a leaf of two", "boosting.tree-shape", with("right_child=-2 -3", "right_child=-2 -2")),
                lightgbm(
                        "a split that nothing reaches",
                        "boosting.tree-shape",
                        with("left_child=1 -1", "left_child=-1 -1")),
                lightgbm("a decision that is none", "boosting.range", with("type=2 1", "type=2 99")),
                lightgbm("a threshold that is no number", "boosting.range", with("threshold=0.5 0", "threshold=nan 0")),
                lightgbm("a number in Java's words", "boosting.range", with("threshold=0.5 0", "threshold=0x1p3 0")));
    }

    private static List<BadBooster> leaves() {
        return List.of(
                lightgbm("an endless leaf", "boosting.range", with("leaf_value=1 2 3", "leaf_value=1 2 inf")),
                lightgbm("a set that is none", "boosting.range", with("threshold=0.5 0", "threshold=0.5 1")),
                lightgbm(
                        "sets that end before they begin", "boosting.length", with("boundaries=0 1", "boundaries=1 0")),
                lightgbm(
                        "a word of more than 32 bits",
                        "boosting.range",
                        with("cat_threshold=5", "cat_threshold=4294967296")),
                lightgbm("more words than there are", "boosting.length", with("boundaries=0 1", "boundaries=0 9")),
                lightgbm("formulas of other lengths", "boosting.length", with("num_features=1 0", "num_features=1 1")),
                lightgbm(
                        "formulas of many terms",
                        "boosting.range",
                        with("num_features=1 0", "num_features=1 2000000000")),
                lightgbm("a formula of no column", "boosting.range", with("leaf_features=0", "leaf_features=2")),
                lightgbm("no formulas", "boosting.missing", with("leaf_const=1 2\n", "")));
    }
}
