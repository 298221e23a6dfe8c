package modelport.formats.sklearn.decomposition;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.numeric.SquareMatrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code TruncatedSVD}, {@code FastICA}, {@code FactorAnalysis} and {@code SparsePCA}. */
public final class LinearDecompositions {
    private static final String MODULE = "sklearn.decomposition.";

    private LinearDecompositions() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "_truncated_svd.TruncatedSVD", Transform.of(LinearDecompositions::truncated),
                MODULE + "_fastica.FastICA", Transform.of(LinearDecompositions::independent),
                MODULE + "_factor_analysis.FactorAnalysis", LinearDecompositions::factors,
                MODULE + "_sparse_pca.SparsePCA", Transform.of(LinearDecompositions::sparse),
                MODULE + "_sparse_pca.MiniBatchSparsePCA", Transform.of(LinearDecompositions::sparse));
    }

    private static Table truncated(Estimator svd, Table rows, Graph graph) {
        Matrix components = svd.matrix("components_");
        return Table.of(graph, Projections.onRows(graph, rows.numbers(), components), components.rows());
    }

    /** Means are only taken off where whitening was asked for; of old, that is any value that counts as true. */
    private static Table independent(Estimator ica, Table rows, Graph graph) {
        Matrix components = ica.matrix("components_");
        Value x = Projections.centred(ica, "mean_", rows, graph);
        return Table.of(graph, Projections.onRows(graph, x, components), components.rows());
    }

    /** {@code (x - mean) @ W.T @ inv(1 + W @ C.T)}, where W are the components C without their noise. */
    private static Answers factors(Estimator analysis, Table rows, Scope scope) {
        Matrix components = analysis.matrix("components_");
        double[] noise = analysis.vector("noise_variance_");
        Matrix weights = components.map((value, _, column) -> value / noise[column]);
        Matrix inner =
                weights.times(components.transposed()).map((value, row, column) -> value + (row == column ? 1 : 0));
        Matrix inverse =
                SquareMatrix.of(inner).map(SquareMatrix::inverse).orElseThrow(() -> analysis.unexpected("components_"));
        Graph graph = scope.graph();
        Answers answers = Answers.of(analysis).table(() -> {
            Value x = Projections.onRows(graph, Projections.centred(analysis, "mean_", rows, graph), weights);
            return Table.of(graph, Projections.onColumns(graph, x, inverse), components.rows());
        });
        Matrix precision = components
                .transposed()
                .times(inverse.times(components))
                .map((value, row, column) ->
                        -value / noise[row] / noise[column] + (row == column ? 1 / noise[row] : 0));
        Likelihood.of(analysis, precision).addTo(answers, rows, graph);
        return answers;
    }

    /** The ridge regression of the rows on the components, whose normal equations are the same for all rows. */
    private static Table sparse(Estimator pca, Table rows, Graph graph) {
        Matrix components = pca.matrix("components_");
        double alpha = pca.number("ridge_alpha");
        Matrix normal = components
                .times(components.transposed())
                .map((value, row, column) -> value + (row == column ? alpha : 0));
        Matrix inverse =
                SquareMatrix.of(normal).map(SquareMatrix::inverse).orElseThrow(() -> pca.unexpected("components_"));
        Value x = Projections.onRows(graph, Projections.centred(pca, "mean_", rows, graph), components);
        return Table.of(graph, Projections.onColumns(graph, x, inverse), components.rows());
    }
}
