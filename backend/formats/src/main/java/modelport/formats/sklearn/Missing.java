package modelport.formats.sklearn;

import java.util.List;
import java.util.Optional;
import modelport.formats.pickle.PyValue;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.onnx.tuning.Change;
import modelport.onnx.tuning.TunableParameter;
import modelport.onnx.tuning.TunableParameter.Kind;

/** What stands for a value that is not there: NaN among numbers, and a character that no text has among texts. */
public final class Missing {
    /** A missing text: the last code point of the basic plane, which Unicode keeps free for such uses. */
    public static final String TEXT = "\uffff";

    private static final TunableParameter MARKER =
            new TunableParameter("missing_value", Kind.NUMBER, null, -Double.MAX_VALUE, Double.MAX_VALUE, 1);

    private Missing() {}

    /** Whether Python means a missing value: None, NaN or pandas' NA. */
    public static boolean is(PyValue value) {
        return switch (value) {
            case PyValue.None ignored -> true;
            case PyValue.Real number -> Double.isNaN(number.value());
            case PyValue.Global global -> isNa(global);
            case PyValue.Instance instance -> isNa(instance.type());
            default -> false;
        };
    }

    private static boolean isNa(PyValue.Global global) {
        return global.module().startsWith("pandas.")
                && (global.name().equals("NA") || global.name().equals("NAType"));
    }

    /** The text, the sign for a missing one, or empty for what is no text. */
    public static Optional<String> text(PyValue value) {
        return is(value) ? Optional.of(TEXT) : Values.text(value);
    }

    /** Where the values of a table's column are this one, a BOOL; empty if a column of its type never has it. */
    public static Optional<Value> mask(Graph graph, Value column, PyValue value) {
        return switch (column.type()) {
            case STRING -> text(value).map(text -> graph.isAnyOf(column, List.of(text)));
            default ->
                is(value)
                        ? Optional.of(graph.isNaN(column))
                        : Values.number(value).map(number -> graph.equal(column, graph.number(number)));
        };
    }

    /** Lets one more number count as missing later, where {@code mask} says that something is missing. */
    public static void mayGrow(Graph graph, Value mask, Value numbers) {
        graph.declare(MARKER, new Change.Mask(mask.name(), numbers.name()));
    }
}
