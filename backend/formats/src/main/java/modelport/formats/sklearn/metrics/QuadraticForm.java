package modelport.formats.sklearn.metrics;

import java.util.List;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Loops;
import modelport.onnx.build.Value;

/** {@code (x - y) VI (x - y)} of rows x and points y. */
final class QuadraticForm {
    private QuadraticForm() {}

    static Value of(Distances distances, Matrix inverse) {
        Graph graph = distances.graph();
        Matrix points = distances.points();
        Value rows = distances.rows();
        Value known = graph.doubles(points.values(), points.rows(), points.columns());
        Value form = graph.doubles(inverse.transposed().values(), inverse.columns(), inverse.rows());
        List<Value> scanned = List.of(rows, known, graph.matMul(rows, form), graph.matMul(known, form));
        return Loops.scan(graph, List.of(graph.filled(0, rows, points.rows())), scanned, (body, before, slices) -> {
                    Value difference = body.sub(body.unsqueeze(slices.get(0), 1), slices.get(1));
                    Value turned = body.sub(body.unsqueeze(slices.get(2), 1), slices.get(3));
                    return List.of(body.add(before.getFirst(), body.mul(turned, difference)));
                })
                .getFirst();
    }
}
