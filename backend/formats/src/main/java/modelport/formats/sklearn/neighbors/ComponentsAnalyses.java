package modelport.formats.sklearn.neighbors;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.metrics.Distances;
import modelport.onnx.build.Graph;

/** The projection that puts neighbours of the same class together. */
public final class ComponentsAnalyses {
    private ComponentsAnalyses() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.neighbors._nca.NeighborhoodComponentsAnalysis", ComponentsAnalyses::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Matrix components = estimator.matrix("components_");
        Graph graph = scope.graph();
        return Answers.of(estimator)
                .table(() ->
                        Table.of(graph, new Distances(graph, rows.finite(), components).products(), components.rows()));
    }
}
