package modelport.inference;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException.Fault;

/** What can be wrong with an input, said the same way by everybody who reads one. */
public final class InputErrors {
    private static final int MAX_FOUND = 60;

    private InputErrors() {}

    /** A name that no input has. */
    public static InferenceException unknownInput(String input, Collection<String> known) {
        return error("unknown-input", "input", input, "expected", String.join(", ", known));
    }

    /** A name that no output has. */
    public static InferenceException unknownOutput(String output, Collection<String> known) {
        return error("unknown-output", "output", output, "expected", String.join(", ", known));
    }

    /** An input that nobody gave. */
    public static InferenceException missingInput(String input) {
        return error("missing-input", "input", input);
    }

    /** Nothing to predict. */
    public static InferenceException noRows(String input) {
        return error("no-rows", "input", input);
    }

    /** A row with too few or too many values. */
    public static InferenceException rowLength(String input, long row, long expected, long found) {
        return error("row-length", "input", input, "row", text(row), "expected", text(expected), "found", text(found));
    }

    /** Sizes that the model does not take. */
    public static InferenceException shape(TensorSpec spec, List<Long> found) {
        return error("shape", "input", spec.name(), "expected", shape(spec.shape()), "found", shape(found));
    }

    /** Lists of one level that differ in length. */
    public static InferenceException ragged(String input, String place, long expected, long found) {
        return error("ragged", "input", input, "place", place, "expected", text(expected), "found", text(found));
    }

    /** A declared type that is not the model's. */
    public static InferenceException datatype(TensorSpec spec, String found) {
        return error("datatype", "input", spec.name(), "expected", spec.type().name(), "found", brief(found));
    }

    /** A value of another kind than the input's type. */
    public static InferenceException value(TensorSpec spec, String place, String found) {
        return error("value", "input", spec.name(), "place", place, "expected", kind(spec), "found", brief(found));
    }

    /** A fraction where whole numbers go. */
    public static InferenceException notWhole(TensorSpec spec, String place, String found) {
        return error("not-whole", "input", spec.name(), "place", place, "found", brief(found));
    }

    /** A number that the input's type cannot hold. */
    public static InferenceException outOfRange(TensorSpec spec, String place, String found) {
        return error(
                "out-of-range",
                "input",
                spec.name(),
                "place",
                place,
                "expected",
                spec.type().name(),
                "found",
                brief(found));
    }

    /** NaN, infinity or nothing where a number belongs. */
    public static InferenceException notFinite(String input, String place, String found) {
        return error("not-finite", "input", input, "place", place, "found", brief(found));
    }

    /** Nothing where a text belongs. */
    public static InferenceException missingText(String input, String place) {
        return error("text-missing", "input", input, "place", place);
    }

    /** Fewer or more values than the shape says. */
    public static InferenceException count(String input, long expected, long found) {
        return error("count", "input", input, "expected", text(expected), "found", text(found));
    }

    /** Inputs of one request that do not have the same number of rows. */
    public static InferenceException rowsDiffer(String input, long expected, long found) {
        return error("rows-differ", "input", input, "expected", text(expected), "found", text(found));
    }

    /** Something else than rows where rows belong. */
    public static InferenceException notRows(String found) {
        return error("not-rows", "found", brief(found));
    }

    /** A row of one value per input, for a model whose inputs are not single columns. */
    public static InferenceException notColumns(Collection<String> inputs) {
        return error("not-columns", "inputs", String.join(", ", inputs));
    }

    /** Something else than texts for a model that reads texts. */
    public static InferenceException notText(String found) {
        return error("not-text", "found", brief(found));
    }

    /** Texts for a model that does not read any. */
    public static InferenceException textsNotTaken(Collection<String> inputs) {
        return error("texts-not-taken", "inputs", String.join(", ", inputs));
    }

    /** Sizes as a person reads them; a free one is an asterisk. */
    public static String shape(List<Long> sizes) {
        return sizes.stream()
                .map(size -> size < 0 ? "*" : String.valueOf(size))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String kind(TensorSpec spec) {
        return switch (spec.type()) {
            case BOOL -> "true, false";
            case BYTES -> "\"text\"";
            case UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 -> "0, 1, -2";
            case FP16, BF16, FP32, FP64 -> "1.5";
        };
    }

    private static String brief(String found) {
        return found.length() <= MAX_FOUND ? found : found.substring(0, MAX_FOUND) + "…";
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private static InferenceException error(String code, String... pairs) {
        return InferenceException.of(Fault.INPUT, code, pairs);
    }
}
