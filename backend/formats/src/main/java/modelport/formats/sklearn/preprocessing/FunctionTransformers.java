package modelport.formats.sklearn.preprocessing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code FunctionTransformer} with no function, or with one of numpy's. */
public final class FunctionTransformers {
    private static final Pattern SPARSE = Pattern.compile("scipy\\.sparse\\.\\w+\\.(csr|csc)_(matrix|array)");

    private FunctionTransformers() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.preprocessing._function_transformer.FunctionTransformer",
                Transform.of(FunctionTransformers::transform));
    }

    private static Table transform(Estimator estimator, Table rows, Graph graph) {
        if (!estimator.has("func") || makesSparse(estimator.get("func"))) {
            return rows;
        }
        boolean strict = estimator.flag("validate", false);
        Value x = strict ? rows.numbers() : rows.numbersWithGaps();
        Table table = Table.of(graph, apply(estimator, "func", "kw_args", x, graph), rows.width());
        return fillsGaps(estimator.get("func")) ? table : table.withGapsOf(rows);
    }

    private static boolean fillsGaps(PyValue function) {
        return NumpyFunctions.name(function)
                .filter(name -> name.equals("isnan") || name.equals("nan_to_num"))
                .isPresent();
    }

    /** Whether it only stores the same numbers in another way. */
    private static boolean makesSparse(PyValue function) {
        return function instanceof PyValue.Global type
                && SPARSE.matcher(type.path()).matches();
    }

    /** What the function in an attribute makes of {@code x}, with the arguments in another. */
    public static Value apply(Estimator estimator, String attribute, String arguments, Value x, Graph graph) {
        PyValue function = estimator.get(attribute);
        return NumpyFunctions.name(function)
                .flatMap(name -> new NumpyFunctions(graph).apply(name, arguments(estimator, arguments), x))
                .orElseThrow(() -> estimator.unsupported(attribute, described(function)));
    }

    private static Map<String, PyValue> arguments(Estimator estimator, String attribute) {
        var arguments = new LinkedHashMap<String, PyValue>();
        estimator.optional(attribute).ifPresent(given -> {
            if (!(given instanceof PyValue.Dict dict)) {
                throw estimator.unexpected(attribute);
            }
            dict.items()
                    .forEach((name, value) ->
                            arguments.put(Values.text(name).orElseThrow(() -> estimator.unexpected(attribute)), value));
        });
        return arguments;
    }

    private static String described(PyValue function) {
        return switch (function) {
            case PyValue.Global global -> global.path();
            case PyValue.Instance instance ->
                NumpyFunctions.name(instance).orElse(instance.type().path());
            default -> "?";
        };
    }
}
