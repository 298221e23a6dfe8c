package modelport.formats.boosting;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import modelport.onnx.RefusedException;

/**
 * Reads LightGBM's text files: a head, the trees, statistics, the parameters of the training, and what the Python
 * package adds about categories.
 */
final class LightgbmReader {
    private static final List<String> FORMATS = List.of("v2", "v3", "v4");
    private static final String TREE = "Tree=";
    private static final String CATEGORIES = "pandas_categorical:";

    private final byte[] bytes;
    private final TextLines lines;
    private final TextFields head = new TextFields();
    private final List<Tree> trees = new ArrayList<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private String line = "";
    private long nodes;

    private LightgbmReader(byte[] bytes) {
        this.bytes = bytes;
        lines = new TextLines(bytes);
    }

    static LightgbmModel read(byte[] bytes) {
        return new LightgbmReader(bytes).model();
    }

    private LightgbmModel model() {
        if (!lines.next().equals("tree")) {
            throw RefusedException.of("boosting.not-lightgbm");
        }
        head();
        String format = head.text("version");
        if (!FORMATS.contains(format)) {
            throw RefusedException.of("boosting.format", "version", format, "known", String.join(", ", FORMATS));
        }
        int features = head.integer("max_feature_idx", 0, Integer.MAX_VALUE - 1) + 1;
        Limits.features(features);
        int classes = head.integer("num_class", 1, Integer.MAX_VALUE);
        int outputs = head.has("num_tree_per_iteration")
                ? head.integer("num_tree_per_iteration", 1, Integer.MAX_VALUE)
                : classes;
        Limits.outputs(outputs);
        LightgbmObjective objective = head.optional("objective")
                .map(text -> LightgbmObjective.of(text, outputs))
                .orElseGet(LightgbmObjective::none);
        trees(features, outputs);
        String categories = rest();
        return new LightgbmModel(
                format,
                new LightgbmColumns(features, names(features), head, parameters).with(categories),
                objective,
                new Forest(false, features, outputs, 1, trees),
                head.has("average_output"),
                parameters);
    }

    private void head() {
        advance();
        while (!line.startsWith(TREE) && !isEndOfTrees()) {
            if (!line.isEmpty()) {
                head.add(line);
            }
            advance();
        }
    }

    private boolean isEndOfTrees() {
        return line.equals("end of trees") || line.equals("feature importances:");
    }

    /** Trees lie where the head's sizes say, one for each output and then again. */
    private void trees(int features, int outputs) {
        long expected = lines.begin();
        long[] sizes = sizes();
        while (line.startsWith(TREE)) {
            int number = trees.size();
            Flaws.requireLength(TREE, TextNumbers.integer(TREE, line.substring(TREE.length())), number);
            Limits.trees(number + 1L);
            requirePlace(expected);
            expected = number < sizes.length ? expected + sizes[number] : -1;
            Tree tree = LightgbmTreeReader.read(number, number % outputs, treeFields(), features);
            nodes += 2L * tree.splits().size() + 1;
            Limits.nodes(nodes);
            trees.add(tree);
        }
        if (!isEndOfTrees()) {
            throw Flaws.form(TREE + trees.size());
        }
        if (trees.isEmpty()) {
            throw RefusedException.of("boosting.no-trees");
        }
        requirePlace(expected);
        Flaws.requireLength("tree_sizes", head.has("tree_sizes") ? sizes.length : trees.size(), trees.size());
        Flaws.requireLength("num_tree_per_iteration", trees.size() % outputs, 0);
    }

    private void requirePlace(long expected) {
        if (head.has("tree_sizes") && lines.begin() != expected) {
            throw RefusedException.of(
                    "boosting.tree-place", "tree", trees.size(), "found", lines.begin(), "expected", expected);
        }
    }

    private long[] sizes() {
        String text = head.optional("tree_sizes").orElse("");
        int count = new StringTokenizer(text, " ").countTokens();
        long[] sizes = TextNumbers.integers("tree_sizes", text, count);
        for (long size : sizes) {
            Flaws.requireIndex("tree_sizes", size, bytes.length);
        }
        return sizes;
    }

    /** The lines up to an empty one, and on to the next tree. */
    private TextFields treeFields() {
        var fields = new TextFields();
        for (advance(); !line.isEmpty(); advance()) {
            fields.add(line);
        }
        while (line.isEmpty()) {
            advance();
        }
        return fields;
    }

    /** Keeps the training's parameters, written as {@code [name: value]}; gives what is said about categories. */
    private String rest() {
        String categories = "";
        while (lines.hasNext()) {
            line = lines.next();
            if (line.equals("parameters:")) {
                parameters();
            } else if (line.startsWith(CATEGORIES)) {
                categories = utf8(CATEGORIES, line.substring(CATEGORIES.length()));
            }
        }
        return categories;
    }

    private void parameters() {
        for (advance(); !line.equals("end of parameters"); advance()) {
            int colon = line.indexOf(": ");
            if (line.startsWith("[") && line.endsWith("]") && colon > 0) {
                parameters.put(line.substring(1, colon), line.substring(colon + 2, line.length() - 1));
            }
        }
    }

    private List<String> names(int features) {
        List<String> names =
                List.of(utf8("feature_names", head.text("feature_names")).split(" "));
        Flaws.requireLength("feature_names", names.size(), features);
        return names;
    }

    private static String utf8(String field, String line) {
        ByteBuffer characters = ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(characters).toString();
        } catch (CharacterCodingException notText) {
            throw Flaws.form(field);
        }
    }

    private void advance() {
        if (!lines.hasNext()) {
            throw Flaws.truncated(bytes.length);
        }
        line = lines.next();
    }
}
