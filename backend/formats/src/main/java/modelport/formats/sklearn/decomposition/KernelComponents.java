package modelport.formats.sklearn.decomposition;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.metrics.Kernel;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code KernelPCA}: principal components of kernel values against the training rows. */
public final class KernelComponents {
    private KernelComponents() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.decomposition._kernel_pca.KernelPCA", KernelComponents::convert);
    }

    private static Answers convert(Estimator pca, Table rows, Scope scope) {
        return Answers.of(pca).table(() -> {
            Graph graph = scope.graph();
            Value kernel = Kernel.of(pca).of(graph, rows.numbers(), pca.matrix("X_fit_"));
            int points = pca.matrix("X_fit_").rows();
            Table table = Table.of(graph, kernel, points);
            Value centred = scope.convert(pca.child("_centerer"), table).table().numbers();
            Matrix axes = axes(pca);
            return Table.of(graph, Projections.onColumns(graph, centred, axes), axes.columns());
        });
    }

    /** Eigenvectors by the roots of their values; those of a value of 0 are 0. */
    private static Matrix axes(Estimator pca) {
        boolean renamed = pca.has("eigenvectors_");
        Matrix vectors = pca.matrix(renamed ? "eigenvectors_" : "alphas_");
        double[] values = pca.vector(renamed ? "eigenvalues_" : "lambdas_");
        return vectors.map((value, _, column) -> values[column] == 0 ? 0 : value / Math.sqrt(values[column]));
    }
}
