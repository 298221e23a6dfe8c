package modelport.formats.sklearn.decomposition;

import java.util.Map;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code DictionaryLearning} and its like: rows as sums of few atoms, found by pursuit or by a threshold. */
public final class SparseCodes {
    private static final String MODULE = "sklearn.decomposition._dict_learning.";

    private SparseCodes() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "DictionaryLearning", of("components_"),
                MODULE + "MiniBatchDictionaryLearning", of("components_"),
                MODULE + "SparseCoder", of("dictionary"));
    }

    private static Converter of(String attribute) {
        return Transform.of((coder, rows, graph) -> transform(coder, coder.matrix(attribute), rows, graph));
    }

    private static Table transform(Estimator coder, Matrix atoms, Table rows, Graph graph) {
        String algorithm = coder.text("transform_algorithm");
        Value fits = Projections.onRows(graph, rows.numbers(), atoms);
        Value code = switch (algorithm) {
            case "threshold" -> threshold(coder, fits, graph);
            case "omp" -> new MatchingPursuit(graph, atoms).code(fits, most(coder, atoms));
            default -> throw coder.unsupported("transform_algorithm", algorithm);
        };
        if (!coder.flag("split_sign")) {
            return Table.of(graph, code, atoms.rows());
        }
        Value zero = graph.number(0);
        Value split = graph.concat(1, java.util.List.of(graph.max(code, zero), graph.neg(graph.min(code, zero))));
        return Table.of(graph, split, 2 * atoms.rows());
    }

    private static Value threshold(Estimator coder, Value fits, Graph graph) {
        Value beyond = graph.sub(graph.abs(fits), graph.number(limit(coder)));
        Value code = graph.mul(graph.unary("Sign", fits), graph.max(beyond, graph.number(0)));
        return coder.flag("positive_code", false) ? graph.max(code, graph.number(0)) : code;
    }

    private static double limit(Estimator coder) {
        if (coder.has("transform_alpha")) {
            return coder.number("transform_alpha");
        }
        return coder.since(1, 2) ? coder.number("alpha", 1) : 1;
    }

    /** How many atoms a row may have. */
    private static int most(Estimator coder, Matrix atoms) {
        double automatic = Math.min(Math.max(atoms.columns() / 10.0, 1), atoms.rows());
        return (int) coder.number("transform_n_nonzero_coefs", automatic);
    }
}
