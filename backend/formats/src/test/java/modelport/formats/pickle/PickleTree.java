package modelport.formats.pickle;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue.Dict;
import modelport.formats.pickle.PyValue.Instance;
import modelport.formats.pickle.PyValue.PySet;
import modelport.formats.pickle.PyValue.Sequence;

/** Shows what a pickle holds; run {@link #main} with files to see it. */
final class PickleTree {
    private static final int MAX_LINES = 2_000;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_ITEMS = 30;
    private static final int MAX_TEXT = 80;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final StringBuilder out = new StringBuilder();
    private final Set<PyValue> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    private int lines;

    private PickleTree() {}

    public static void main(String[] files) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var allowed = AllowList.everythingUnder(Set.of("sklearn", "numpy", "scipy", "xgboost", "pandas"));
        for (String file : files) {
            switch (PickleScan.scan(Path.of(file), allowed, PickleLimits.defaults())) {
                case PickleScan.Read read -> out.println(file + " " + read.report() + "\n" + of(read.value()));
                case PickleScan.Refused refused -> out.println(file + " " + refused);
            }
        }
    }

    /** One value a line, with as many as fit a few screens. */
    static String of(PyValue value) {
        var tree = new PickleTree();
        tree.show("", value, 0);
        return tree.out.toString();
    }

    private void show(String label, PyValue value, int depth) {
        if (lines++ > MAX_LINES || depth > MAX_DEPTH) {
            return;
        }
        boolean again = isShared(value) && !shown.add(value);
        out.append("  ".repeat(depth)).append(label).append(title(value)).append(again ? " (again)\n" : "\n");
        if (!again) {
            showParts(value, depth + 1);
        }
    }

    private static boolean isShared(PyValue value) {
        return value instanceof Sequence
                || value instanceof Dict
                || value instanceof PySet
                || value instanceof Instance;
    }

    private void showParts(PyValue value, int depth) {
        switch (value) {
            case Sequence sequence -> showAll("", sequence.items(), depth);
            case PySet set -> showAll("", set.items(), depth);
            case Dict dict ->
                dict.items().entrySet().stream()
                        .limit(MAX_ITEMS)
                        .forEach(entry -> show(title(entry.getKey()) + ": ", entry.getValue(), depth));
            case Instance instance -> {
                showAll("argument ", instance.arguments(), depth);
                instance.keywords().ifPresent(keywords -> show("keywords ", keywords, depth));
                instance.state().ifPresent(state -> show("state ", state, depth));
                showAll("item ", instance.appended(), depth);
                if (!instance.entries().items().isEmpty()) {
                    show("entries ", instance.entries(), depth);
                }
            }
            case NumpyArray array when array.isObject() -> showAll("", array.objects(), depth);
            default -> {}
        }
    }

    private void showAll(String label, List<PyValue> values, int depth) {
        values.stream().limit(MAX_ITEMS).forEach(value -> show(label, value, depth));
    }

    private static String title(PyValue value) {
        return switch (value) {
            case PyValue.None _ -> "None";
            case PyValue.Bool bool -> bool.value() ? "True" : "False";
            case PyValue.Int number -> number.value().toString();
            case PyValue.Real number -> Double.toString(number.value());
            case PyValue.Text text -> '"' + shortened(text.value()) + '"';
            case PyValue.Bytes bytes -> bytes.value().length + " bytes";
            case PyValue.Global global -> "name " + global.path();
            case Sequence sequence ->
                (sequence.isTuple() ? "tuple " : "list ") + sequence.items().size();
            case Dict dict -> "dict " + dict.items().size();
            case PySet set -> "set " + set.items().size();
            case Instance instance -> instance.type().path();
            case NumpyType type -> "dtype " + type.code();
            case NumpyArray array -> "array " + array.type().code() + Arrays.toString(array.shape()) + elements(array);
        };
    }

    private static String elements(NumpyArray array) {
        if (!array.isNumeric() && !array.isText()) {
            return "";
        }
        return IntStream.range(0, Math.min(6, array.length()))
                .mapToObj(index -> title(array.element(index)))
                .collect(Collectors.joining(" ", " ", array.length() > 6 ? " ..." : ""));
    }

    private static String shortened(String text) {
        String line = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "..." : text;
        return CONTROL.matcher(line)
                .replaceAll(found -> "{" + (int) found.group().charAt(0) + "}");
    }
}
