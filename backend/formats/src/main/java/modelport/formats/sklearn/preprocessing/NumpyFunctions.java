package modelport.formats.sklearn.preprocessing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Values;
import modelport.formats.sklearn.numeric.Functions;
import modelport.formats.sklearn.numeric.Hyperbolics;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Functions of numpy and scipy by their names; each value of a table becomes another. */
public final class NumpyFunctions {
    private static final Set<String> MODULES = Set.of(
            "numpy",
            "numpy.core",
            "numpy.core._multiarray_umath",
            "numpy._core._multiarray_umath",
            "numpy.core.umath",
            "numpy._core.umath",
            "numpy.core.fromnumeric",
            "numpy._core.fromnumeric",
            "numpy.lib.type_check",
            "numpy.lib._type_check_impl",
            "scipy.sparse",
            "scipy.sparse.csr",
            "scipy.sparse._csr",
            "scipy.sparse.csc",
            "scipy.sparse._csc",
            "scipy.special",
            "scipy.special._ufuncs");

    private final Graph graph;
    private final Functions functions;
    private final Hyperbolics hyperbolics;

    public NumpyFunctions(Graph graph) {
        this.graph = graph;
        functions = new Functions(graph);
        hyperbolics = new Hyperbolics(graph);
    }

    /** The name of a function of numpy or scipy; empty for all others. */
    public static Optional<String> name(PyValue function) {
        return switch (function) {
            case PyValue.Global global when MODULES.contains(global.module()) -> Optional.of(global.name());
            case PyValue.Instance built
            when isUfunc(built) -> Values.text(built.arguments().get(1));
            default -> Optional.empty();
        };
    }

    /** Older releases of numpy write a function as a call that finds it by module and name. */
    private static boolean isUfunc(PyValue.Instance built) {
        List<PyValue> arguments = built.arguments();
        return built.type().name().equals("_ufunc_reconstruct")
                && MODULES.contains(built.type().module())
                && arguments.size() == 2
                && arguments.getFirst() instanceof PyValue.Text module
                && MODULES.contains(module.value());
    }

    /** What a function makes of {@code x}; empty if it is not known, or not with these arguments. */
    public Optional<Value> apply(String name, Map<String, PyValue> arguments, Value x) {
        return arguments.isEmpty()
                ? plain(name, x).or(() -> other(name, x)).or(() -> withArguments(name, arguments, x))
                : withArguments(name, arguments, x);
    }

    private Optional<Value> plain(String name, Value x) {
        return Optional.ofNullable(
                switch (name) {
                    case "absolute", "abs", "fabs" -> graph.abs(x);
                    case "ceil" -> graph.unary("Ceil", x);
                    case "exp" -> graph.exp(x);
                    case "expm1" -> functions.expm1(x);
                    case "floor" -> graph.unary("Floor", x);
                    case "log" -> graph.log(x);
                    case "log1p" -> functions.log1p(x);
                    case "negative" -> graph.neg(x);
                    case "positive", "asarray", "array", "copy" -> x;
                    case "csr_matrix", "csc_matrix", "csr_array", "csc_array" -> x;
                    case "reciprocal" -> graph.div(graph.number(1), x);
                    case "rint" -> graph.unary("Round", x);
                    case "sign" -> graph.unary("Sign", x);
                    case "sin" -> graph.unary("Sin", x);
                    case "sqrt" -> graph.sqrt(x);
                    case "square" -> graph.mul(x, x);
                    case "tanh" -> graph.tanh(x);
                    case "expit" -> graph.sigmoid(x);
                    default -> null;
                });
    }

    private Optional<Value> other(String name, Value x) {
        return Optional.ofNullable(
                switch (name) {
                    case "arcsinh" -> hyperbolics.inverseSine(x);
                    case "cbrt" -> functions.cubeRoot(x);
                    case "cos" -> functions.cosine(x);
                    case "cosh" -> hyperbolics.cosine(x);
                    case "sinh" -> hyperbolics.sine(x);
                    case "deg2rad", "radians" -> graph.mul(x, graph.number(Math.PI / 180));
                    case "rad2deg", "degrees" -> graph.mul(x, graph.number(180 / Math.PI));
                    case "exp2" -> graph.pow(graph.number(2), x);
                    case "isnan" -> graph.cast(graph.isNaN(x), ElementType.DOUBLE);
                    case "log10" -> graph.div(graph.log(x), graph.number(Math.log(10)));
                    case "log2" -> graph.div(graph.log(x), graph.number(Math.log(2)));
                    case "logit" -> graph.sub(graph.log(x), functions.log1p(graph.neg(x)));
                    case "trunc", "fix" -> graph.mul(graph.unary("Sign", x), graph.unary("Floor", graph.abs(x)));
                    default -> null;
                });
    }

    private Optional<Value> withArguments(String name, Map<String, PyValue> arguments, Value x) {
        return switch (name) {
            case "clip" -> clip(arguments, x);
            case "around", "round", "round_" -> round(arguments, x);
            case "nan_to_num" -> withoutNaN(arguments, x);
            default -> Optional.empty();
        };
    }

    private Optional<Value> clip(Map<String, PyValue> arguments, Value x) {
        if (!Set.of("a_min", "a_max", "min", "max").containsAll(arguments.keySet())) {
            return Optional.empty();
        }
        Optional<Double> low = limit(arguments, "a_min", "min", Double.NEGATIVE_INFINITY);
        Optional<Double> high = limit(arguments, "a_max", "max", Double.POSITIVE_INFINITY);
        if (low.isEmpty() || high.isEmpty() || arguments.isEmpty()) {
            return Optional.empty();
        }
        Value raised = graph.where(graph.less(x, graph.number(low.get())), graph.number(low.get()), x);
        Value over = graph.greater(raised, graph.number(high.get()));
        return Optional.of(graph.where(over, graph.number(high.get()), raised));
    }

    private static Optional<Double> limit(Map<String, PyValue> arguments, String name, String newer, double otherwise) {
        PyValue given = arguments.getOrDefault(name, arguments.getOrDefault(newer, PyValue.None.NONE));
        return given == PyValue.None.NONE ? Optional.of(otherwise) : Values.number(given);
    }

    private Optional<Value> round(Map<String, PyValue> arguments, Value x) {
        if (!Set.of("decimals").containsAll(arguments.keySet())) {
            return Optional.empty();
        }
        return Values.number(arguments.getOrDefault("decimals", PyValue.Int.of(0)))
                .map(decimals -> {
                    Value factor = graph.number(Math.pow(10, Math.abs(decimals)));
                    return decimals >= 0
                            ? graph.div(graph.unary("Round", graph.mul(x, factor)), factor)
                            : graph.mul(graph.unary("Round", graph.div(x, factor)), factor);
                });
    }

    private Optional<Value> withoutNaN(Map<String, PyValue> arguments, Value x) {
        if (!Set.of("copy", "nan", "posinf", "neginf").containsAll(arguments.keySet())) {
            return Optional.empty();
        }
        Optional<Double> nan = Values.number(arguments.getOrDefault("nan", PyValue.Int.of(0)));
        Optional<Double> above = limit(arguments, "posinf", "posinf", Double.MAX_VALUE);
        Optional<Double> below = limit(arguments, "neginf", "neginf", -Double.MAX_VALUE);
        if (nan.isEmpty() || above.isEmpty() || below.isEmpty()) {
            return Optional.empty();
        }
        Value infinite = graph.number(Double.POSITIVE_INFINITY);
        Value high = graph.where(graph.equal(x, infinite), graph.number(above.get()), x);
        Value finite = graph.where(graph.equal(x, graph.neg(infinite)), graph.number(below.get()), high);
        return Optional.of(graph.where(graph.isNaN(x), graph.number(nan.get()), finite));
    }
}
