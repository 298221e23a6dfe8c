package modelport.formats.boosting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** Reads the part of an XGBoost model that makes raw scores: trees, trees with weights, or a linear function. */
final class XgboostEnsembleReader {
    private static final String LINEAR = "gblinear";
    private static final List<String> TREES = List.of("gbtree", "dart");

    private final Walk walk;
    private final List<Tree> trees = new ArrayList<>();
    private final List<XgboostColumns.Categories> categories = new ArrayList<>();
    private String name = "";
    private OptionalLong count = OptionalLong.empty();
    private long parallel = 1;
    private int leafWidth = 1;
    private long nodes;
    private int @Nullable [] outputs;
    private int @Nullable [] roundEnds;
    private float @Nullable [] treeWeights;
    private float @Nullable [] linearWeights;

    XgboostEnsembleReader(Walk walk) {
        this.walk = walk;
    }

    /** Takes one member of {@code gradient_booster}; until release 3.3 dart wraps another booster. */
    void booster(String member) {
        switch (member) {
            case "name" -> takeName(walk.text());
            case "model" -> walk.object(this::model);
            case "gbtree" -> walk.object(this::booster);
            case "weight_drop" -> treeWeights = walk.floats();
            default -> walk.skip();
        }
    }

    /** The outer name counts, and the outer booster is the one that has weights. */
    private void takeName(String text) {
        name = name.equals("dart") ? name : text;
    }

    private void model(String member) {
        switch (member) {
            case "trees" -> walk.array(this::tree);
            case "tree_info" -> outputs = walk.ints();
            case "iteration_indptr" -> roundEnds = walk.ints();
            case "weight_drop" -> treeWeights = walk.floats();
            case "weights" -> linearWeights = walk.floats();
            case "cats" -> walk.object(this::cats);
            case "gbtree_model_param" -> walk.object(this::parameter);
            default -> walk.skip();
        }
    }

    private void parameter(String member) {
        switch (member) {
            case "num_trees" -> count = OptionalLong.of(XgboostNumbers.integer(member, walk.text()));
            case "num_parallel_tree" -> parallel = XgboostNumbers.integer(member, walk.text());
            default -> walk.skip();
        }
    }

    private void cats(String member) {
        if (member.equals("enc")) {
            walk.array(() -> categories.add(XgboostColumns.Categories.read(walk)));
        } else {
            walk.skip();
        }
    }

    private void tree() {
        Limits.trees(trees.size() + 1L);
        XgboostTreeFields fields = XgboostTreeFields.read(walk);
        Tree tree = XgboostTreeReader.read(trees.size(), 0, fields);
        if (trees.isEmpty()) {
            leafWidth = fields.leafWidth();
        }
        Flaws.requireLength("leaf_weights", fields.leafWidth(), leafWidth);
        nodes += 2L * tree.splits().size() + 1;
        Limits.nodes(nodes);
        trees.add(tree);
    }

    String name() {
        if (!TREES.contains(name) && !name.equals(LINEAR)) {
            throw RefusedException.of("boosting.booster", "booster", name);
        }
        return name;
    }

    List<XgboostColumns.Categories> categories() {
        return categories;
    }

    XgboostModel.Scorer scorer(int features, int outputs) {
        return name().equals(LINEAR) ? linear(features, outputs) : forest(features, outputs);
    }

    private XgboostModel.LinearScorer linear(int features, int outputs) {
        float[] weights = require("weights", linearWeights);
        Flaws.requireLength("weights", weights.length, (features + 1L) * outputs);
        for (float weight : weights) {
            Flaws.requireFinite("weights", weight);
        }
        return new XgboostModel.LinearScorer(weights);
    }

    private XgboostModel.ForestScorer forest(int features, int outputs) {
        if (trees.isEmpty()) {
            throw RefusedException.of("boosting.no-trees");
        }
        count.ifPresent(claimed -> Flaws.requireLength("trees", trees.size(), claimed));
        if (leafWidth > 1) {
            Flaws.requireLength("leaf_weights", leafWidth, outputs);
        }
        int[] owners = require("tree_info", this.outputs);
        Flaws.requireLength("tree_info", owners.length, trees.size());
        List<Tree> finished = new ArrayList<>();
        for (int i = 0; i < owners.length; i++) {
            Flaws.requireIndex("tree_info", owners[i], leafWidth > 1 ? 1 : outputs);
            finished.add(finish(i, owners[i], features));
        }
        return new XgboostModel.ForestScorer(new Forest(true, features, outputs, leafWidth, finished));
    }

    private Tree finish(int index, int output, int features) {
        Tree tree = trees.get(index);
        for (int feature : tree.splits().feature()) {
            Flaws.requireIndex("split_indices", feature, features);
        }
        Tree owned = new Tree(output, tree.splits(), tree.leaves(), tree.depth(), tree.linear());
        if (treeWeights == null) {
            return owned;
        }
        Flaws.requireLength("weight_drop", treeWeights.length, trees.size());
        return owned.weighted((float) Flaws.requireFinite("weight_drop", treeWeights[index]));
    }

    /** How many trees there are after each round; old releases leave that to arithmetic. */
    int[] roundEnds(int outputs) {
        if (roundEnds != null) {
            requireRising(roundEnds);
            return roundEnds;
        }
        long perRound = parallel * (leafWidth > 1 ? 1 : outputs);
        if (perRound < 1 || perRound > trees.size()) {
            return new int[] {0};
        }
        return IntStream.rangeClosed(0, trees.size() / (int) perRound)
                .map(round -> round * (int) perRound)
                .toArray();
    }

    private void requireRising(int[] ends) {
        int before = 0;
        for (int end : ends) {
            if (end < before || end > trees.size()) {
                throw Flaws.range("iteration_indptr", end);
            }
            before = end;
        }
    }

    private static <T> T require(String field, @Nullable T value) {
        return Optional.ofNullable(value).orElseThrow(() -> Flaws.missing(field));
    }
}
