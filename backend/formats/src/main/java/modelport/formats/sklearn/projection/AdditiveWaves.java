package modelport.formats.sklearn.projection;

import java.util.ArrayList;
import java.util.List;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.numeric.Functions;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The approximation of the additive chi-squared kernel: each column as waves of its logarithm, and 0 as 0. */
final class AdditiveWaves {
    private AdditiveWaves() {}

    static Table of(Graph graph, Table rows, int steps, double interval) {
        Value given = rows.numbers();
        Value x = Guard.expectLarger(graph, rows, given, graph.less(given, graph.number(0)));
        Value zero = graph.equal(x, graph.number(0));
        Value held = graph.where(zero, graph.number(1), x);
        Value angle = graph.mul(graph.number(interval), graph.log(held));
        Value size = graph.mul(graph.mul(graph.number(2), held), graph.number(interval));
        List<Value> blocks = new ArrayList<>();
        blocks.add(graph.sqrt(graph.mul(held, graph.number(interval))));
        for (int step = 1; step < steps; step++) {
            double damping = Math.cosh(Math.PI * step * interval);
            Value height = graph.sqrt(graph.div(size, graph.number(damping)));
            Value turned = graph.mul(graph.number(step), angle);
            blocks.add(graph.mul(height, new Functions(graph).cosine(turned)));
            blocks.add(graph.mul(height, graph.unary("Sin", turned)));
        }
        List<Value> zeroed = blocks.stream()
                .map(block -> graph.where(zero, graph.number(0), block))
                .toList();
        return Table.of(graph, graph.concat(1, zeroed), rows.width() * blocks.size());
    }
}
