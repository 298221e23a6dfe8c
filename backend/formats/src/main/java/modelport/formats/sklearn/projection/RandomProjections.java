package modelport.formats.sklearn.projection;

import java.util.Map;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.decomposition.Projections;
import modelport.onnx.build.Graph;

/** {@code GaussianRandomProjection} and {@code SparseRandomProjection}. */
public final class RandomProjections {
    private static final String MODULE = "sklearn.random_projection.";

    private RandomProjections() {}

    public static Map<String, Converter> converters() {
        Converter converter = Transform.of(RandomProjections::transform);
        return Map.of(MODULE + "GaussianRandomProjection", converter, MODULE + "SparseRandomProjection", converter);
    }

    private static Table transform(Estimator projection, Table rows, Graph graph) {
        Matrix components = projection.matrix("components_");
        return Table.of(graph, Projections.onRows(graph, rows.numbers(), components), components.rows());
    }
}
