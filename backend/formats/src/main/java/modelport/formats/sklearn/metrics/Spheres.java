package modelport.formats.sklearn.metrics;

import java.util.Arrays;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Distances on a sphere. */
final class Spheres {
    private static final int NEWTON = 5;

    private Spheres() {}

    /** {@code 2 asin(sqrt(sin(dx / 2)^2 + cos(x1) cos(x2) sin(dy / 2)^2))} of latitudes x and longitudes y. */
    static Value haversine(Distances distances) {
        Graph graph = distances.graph();
        Matrix points = distances.points();
        Value latitude = graph.columns(distances.rows(), 0);
        Value longitude = graph.columns(distances.rows(), 1);
        Value first = squaredSine(graph, graph.sub(latitude, graph.doubles(points.column(0))));
        Value second = squaredSine(graph, graph.sub(longitude, graph.doubles(points.column(1))));
        double[] cosines = Arrays.stream(points.column(0)).map(Math::cos).toArray();
        Value both = graph.mul(cosine(graph, latitude), graph.doubles(cosines));
        Value chord = graph.sqrt(graph.add(first, graph.mul(both, second)));
        return graph.mul(arcsine(graph, chord), graph.number(2));
    }

    private static Value squaredSine(Graph graph, Value angle) {
        Value sine = graph.unary("Sin", graph.mul(angle, graph.number(0.5)));
        return graph.mul(sine, sine);
    }

    private static Value cosine(Graph graph, Value angle) {
        Value sine = squaredSine(graph, angle);
        return graph.sub(graph.number(1), graph.mul(sine, graph.number(2)));
    }

    /** ONNX Runtime has no arcsine of DOUBLE: the angle whose sine it is, by Newton's steps. */
    private static Value arcsine(Graph graph, Value sine) {
        Value small = graph.less(sine, graph.number(Math.sqrt(0.5)));
        Value clipped = graph.min(sine, graph.number(1));
        Value other = graph.sqrt(graph.mul(graph.sub(graph.number(1), clipped), graph.add(graph.number(1), clipped)));
        Value near = graph.where(small, clipped, other);
        Value angle = near;
        for (int i = 0; i < NEWTON; i++) {
            Value value = graph.unary("Sin", angle);
            Value slope = cosine(graph, angle);
            angle = graph.sub(angle, graph.div(graph.sub(value, near), slope));
        }
        return graph.where(small, angle, graph.sub(graph.number(Math.PI / 2), angle));
    }
}
