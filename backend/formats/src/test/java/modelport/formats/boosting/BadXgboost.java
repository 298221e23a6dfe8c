package modelport.formats.boosting;

import static modelport.formats.boosting.BadBooster.xgboost;
import static modelport.formats.boosting.SmallXgboost.MODEL;
import static modelport.formats.boosting.SmallXgboost.TREE;
import static modelport.formats.boosting.SmallXgboost.with;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** XGBoost models in JSON that must be refused. */
final class BadXgboost {
    private BadXgboost() {}

    static Stream<BadBooster> all() {
        return Stream.of(files(), heads(), trees(), categories(), sizes()).flatMap(List::stream);
    }

    private static List<BadBooster> files() {
        return List.of(
                xgboost("an empty file", "boosting.form", ""),
                xgboost("an empty object", "boosting.missing", "{}"),
                xgboost("a list", "boosting.form", "[1]"),
                xgboost("another text behind", "boosting.syntax", MODEL + "x"),
                xgboost("an open object", "boosting.truncated", MODEL.substring(0, MODEL.length() - 1)),
                xgboost("deep nesting", "boosting.syntax", with("\"attributes\":{}", "\"a\":" + "[".repeat(99))),
                xgboost("the learner twice", "boosting.twice", with("\"version\"", "\"learner\":{},\"version\"")),
                xgboost("the old binary format", "boosting.legacy", "bs64\tAAAA"));
    }

    private static List<BadBooster> heads() {
        return List.of(
                xgboost("an unknown objective", "boosting.objective", with("reg:squarederror", "reg:mine")),
                xgboost("an unknown booster", "boosting.booster", with("\"gbtree\"}", "\"gbforest\"}")),
                xgboost("a version of two numbers", "boosting.length", with("[2,1,0]", "[2,1]")),
                xgboost("a version as text", "boosting.form", with("[2,1,0]", "\"2.1.0\"")),
                xgboost("a base score that is no number", "boosting.range", with("5E-1", "0x1p3")),
                xgboost("an endless base score", "boosting.range", with("5E-1", "1E99")),
                xgboost("base scores for other outputs", "boosting.length", with("5E-1", "[1,2,3]")),
                xgboost(
                        "a base score outside of the link",
                        "boosting.range",
                        with("reg:squarederror", "reg:gamma").replace("5E-1", "-1")),
                xgboost(
                        "classes and targets",
                        "boosting.range",
                        with("\"num_class\":\"0\"", "\"num_class\":\"3\"").replace("_target\":\"1", "_target\":\"2")),
                xgboost("no columns", "boosting.range", with("num_feature\":\"2", "num_feature\":\"0")),
                xgboost("other names than columns", "boosting.length", with("names\":[]", "names\":[\"a\"]")));
    }

    private static List<BadBooster> trees() {
        return List.of(
                xgboost("a claim of more trees", "boosting.length", with("trees\":\"1", "trees\":\"2000000000")),
                xgboost("no trees", "boosting.no-trees", with(TREE, "")),
                xgboost("an owner that is no output", "boosting.range", with("tree_info\":[0]", "tree_info\":[1]")),
                xgboost("rounds that end too late", "boosting.range", with("[0,1]", "[0,9]")),
                xgboost("a child that is no node", "boosting.tree-shape", with("[1,-1,-1]", "[7,-1,-1]")),
                xgboost("a child below none", "boosting.tree-shape", with("[2,-1,-1]", "[-5,-1,-1]")),
                xgboost("a circle", "boosting.tree-shape", with("[1,-1,-1]", "[1,0,-1]")),
                xgboost("a child of two", "boosting.tree-shape", with("[2,-1,-1]", "[1,-1,-1]")),
                xgboost("a column that is none", "boosting.range", with("indices\":[1", "indices\":[2")),
                xgboost("a column below none", "boosting.range", with("indices\":[1", "indices\":[-1")),
                xgboost("a number that is no int", "boosting.range", with("indices\":[1", "indices\":[4294967297")),
                xgboost(
                        "a number beyond all",
                        "boosting.syntax",
                        with("indices\":[1", "indices\":[9" + "0".repeat(30))),
                xgboost("an array too short", "boosting.length", with("[0.5,-1.5,2.5]", "[0.5,-1.5]")),
                xgboost("another number of nodes", "boosting.length", with("nodes\":\"3", "nodes\":\"5")),
                xgboost("no node", "boosting.range", with(TREE, "{\"left_children\":[],\"right_children\":[]}")),
                xgboost("a missing array", "boosting.missing", with("split_indices", "split_indexes")),
                xgboost("a threshold that is no number", "boosting.range", with("[0.5,-1", "[NaN,-1")),
                xgboost("an endless leaf", "boosting.range", with("-1.5,2.5", "-1.5,Infinity")),
                xgboost("texts for numbers", "boosting.form", with("[0.5,-1.5", "[\"x\",-1.5")),
                xgboost("a tree too deep", "boosting.too-deep", with(TREE, SmallXgboost.chain(513))),
                xgboost(
                        "weights for other trees",
                        "boosting.length",
                        with("\"name\":\"gbtree\"", "\"name\":\"dart\",\"weight_drop\":[1,2]")));
    }

    private static List<BadBooster> categories() {
        String categorical = MODEL.replace("split_type\":[0", "split_type\":[1");
        return List.of(
                xgboost("a set that is not there", "boosting.missing", categorical),
                xgboost(
                        "a set that begins nowhere",
                        "boosting.range",
                        categorical
                                .replace("categories\":[]", "categories\":[1]")
                                .replace("nodes\":[]", "nodes\":[0]")
                                .replace("segments\":[]", "segments\":[1]")
                                .replace("sizes\":[]", "sizes\":[1]")),
                xgboost(
                        "sets that share a list",
                        "boosting.range",
                        categorical
                                .replace("categories\":[]", "categories\":[1]")
                                .replace("nodes\":[]", "nodes\":[0,1]")
                                .replace("segments\":[]", "segments\":[0,0]")
                                .replace("sizes\":[]", "sizes\":[1,1]")),
                xgboost(
                        "a category that no float counts",
                        "boosting.range",
                        categorical
                                .replace("categories\":[]", "categories\":[16777216]")
                                .replace("nodes\":[]", "nodes\":[0]")
                                .replace("segments\":[]", "segments\":[0]")
                                .replace("sizes\":[]", "sizes\":[1]")),
                xgboost(
                        "names of categories that end before they begin",
                        "boosting.range",
                        with("\"gbtree_model_param\"", """
                                "cats":{"enc":[{"offsets":[0,5,1],"values":[97,98]},{"offsets":[],"values":[]}]},\
                                "gbtree_model_param\"""")));
    }

    private static List<BadBooster> sizes() {
        String stump = "{\"left_children\":[-1],\"right_children\":[-1],\"split_conditions\":[1],"
                + "\"split_indices\":[0],\"default_left\":[0]}";
        return List.of(
                xgboost("too many columns", "boosting.too-many-features", with("feature\":\"2", "feature\":\"1000001")),
                xgboost("too many outputs", "boosting.too-many-outputs", with("target\":\"1", "target\":\"100001")),
                xgboost(
                        "too many trees",
                        "boosting.too-many-trees",
                        with(TREE, String.join(",", Collections.nCopies(200_001, stump)))),
                xgboost(
                        "vectors for other outputs",
                        "boosting.length",
                        with("vector\":\"1", "vector\":\"2").replace("[0,1,2]", "[0,0,1,1,2,2]")),
                xgboost("vectors without weights", "boosting.length", with("vector\":\"1", "vector\":\"2")),
                xgboost(
                        "weights of a line",
                        "boosting.length",
                        with("\"trees\"", "\"weights\":[1,2],\"trees\"").replace("\"gbtree\"}", "\"gblinear\"}")));
    }
}
