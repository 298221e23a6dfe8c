package modelport.formats.sklearn.decomposition;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code PCA} and {@code IncrementalPCA}: directions along which the training rows differ most. */
public final class PrincipalComponents {
    private PrincipalComponents() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.decomposition._pca.PCA",
                PrincipalComponents::convert,
                "sklearn.decomposition._incremental_pca.IncrementalPCA",
                Transform.of(PrincipalComponents::transform));
    }

    private static Answers convert(Estimator pca, Table rows, Scope scope) {
        Answers answers = Answers.of(pca).table(() -> transform(pca, rows, scope.graph()));
        Matrix components = pca.matrix("components_");
        precision(pca, components)
                .ifPresent(precision -> Likelihood.of(pca, precision).addTo(answers, rows, scope.graph()));
        return answers;
    }

    private static Table transform(Estimator pca, Table rows, Graph graph) {
        Matrix components = pca.matrix("components_");
        Value x = Projections.onRows(graph, Projections.centred(pca, "mean_", rows, graph), components);
        if (pca.flag("whiten")) {
            double[] deviations = Arrays.stream(pca.vector("explained_variance_"))
                    .map(Math::sqrt)
                    .toArray();
            x = graph.div(x, graph.doubles(deviations));
        }
        return Table.of(graph, x, components.rows());
    }

    /** The inverse of the covariance that the components explain, by the same identity as scikit-learn's. */
    private static Optional<Matrix> precision(Estimator pca, Matrix components) {
        double noise = pca.number("noise_variance_");
        double[] variances = pca.vector("explained_variance_");
        boolean whiten = pca.flag("whiten");
        Matrix scaled = components.map((value, row, _) -> whiten ? value * Math.sqrt(variances[row]) : value);
        double[] beyond = Arrays.stream(variances)
                .map(variance -> Math.max(variance - noise, 0))
                .toArray();
        if (noise == 0) {
            Matrix weighted = scaled.transposed().map((value, _, column) -> value * beyond[column]);
            return Likelihood.inverse(weighted.times(scaled));
        }
        Matrix inner = scaled.times(scaled.transposed())
                .map((value, row, column) -> value / noise + (row == column ? 1 / beyond[row] : 0));
        return Likelihood.inverse(inner)
                .map(inverse -> scaled.transposed().times(inverse.times(scaled)))
                .map(product -> product.map(
                        (value, row, column) -> value / -(noise * noise) + (row == column ? 1 / noise : 0)));
    }
}
