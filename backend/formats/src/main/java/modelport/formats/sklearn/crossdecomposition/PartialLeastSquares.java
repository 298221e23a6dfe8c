package modelport.formats.sklearn.crossdecomposition;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.decomposition.Projections;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code PLSRegression}, {@code PLSCanonical}, {@code CCA} and {@code PLSSVD}. */
public final class PartialLeastSquares {
    private static final String MODULE = "sklearn.cross_decomposition._pls.";

    private PartialLeastSquares() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "PLSRegression",
                PartialLeastSquares::regression,
                MODULE + "PLSCanonical",
                PartialLeastSquares::regression,
                MODULE + "CCA",
                PartialLeastSquares::regression,
                "sklearn.cross_decomposition._cca.CCA",
                PartialLeastSquares::regression,
                MODULE + "PLSSVD",
                PartialLeastSquares::svd);
    }

    private static Answers svd(Estimator pls, Table rows, Scope scope) {
        return scores(pls, "x_weights_", rows, scope.graph());
    }

    private static Answers regression(Estimator pls, Table rows, Scope scope) {
        Graph graph = scope.graph();
        Answers answers = scores(pls, "x_rotations_", rows, graph);
        return pls.flag("_predict_1d", false)
                ? answers.vector(Method.PREDICT, () -> graph.squeeze(predicted(pls, rows, graph), 1))
                : answers.matrix(Method.PREDICT, targets(pls), () -> predicted(pls, rows, graph));
    }

    private static Answers scores(Estimator pls, String directions, Table rows, Graph graph) {
        return Answers.of(pls).table(() -> {
            Matrix matrix = pls.matrix(directions);
            return Table.of(graph, Projections.onColumns(graph, scaled(pls, rows, graph), matrix), matrix.columns());
        });
    }

    private static double[] means(Estimator pls, String axis) {
        return pls.vector(pls.has("_" + axis + "_mean") ? "_" + axis + "_mean" : axis + "_mean_");
    }

    private static Value scaled(Estimator pls, Table rows, Graph graph) {
        String deviations = pls.has("_x_std") ? "_x_std" : "x_std_";
        return graph.div(
                graph.sub(rows.numbers(), graph.doubles(means(pls, "x"))), graph.doubles(pls.vector(deviations)));
    }

    private static int targets(Estimator pls) {
        return means(pls, "y").length;
    }

    /** Coefficients have one row for each target since 1.1, and take the scale of the rows in since 1.5. */
    private static Value predicted(Estimator pls, Table rows, Graph graph) {
        if (pls.since(1, 5)) {
            Value x = graph.sub(rows.numbers(), graph.doubles(means(pls, "x")));
            return shifted(pls, graph, Projections.onRows(graph, x, pls.matrix("coef_")));
        }
        Value x = scaled(pls, rows, graph);
        if (pls.since(1, 1)) {
            Matrix coefficients = pls.matrix(pls.has("_coef_") ? "_coef_" : "coef_");
            return shifted(pls, graph, Projections.onRows(graph, x, coefficients));
        }
        return shifted(pls, graph, Projections.onColumns(graph, x, pls.matrix("coef_")));
    }

    private static Value shifted(Estimator pls, Graph graph, Value predicted) {
        double[] intercept = pls.has("intercept_") ? pls.vector("intercept_") : means(pls, "y");
        return graph.add(predicted, graph.doubles(intercept));
    }
}
