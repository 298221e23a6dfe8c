package modelport.formats.sklearn.projection;

import java.util.function.DoubleUnaryOperator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.decomposition.Projections;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Rows as sums of waves: the discrete Fourier transform, by its matrix. */
record Spectrum(Graph graph, int width, Value real, Value imaginary) {
    static Spectrum of(Graph graph, Value rows, int width) {
        Value real = Projections.onColumns(graph, rows, waves(width, Math::cos));
        Value imaginary = graph.neg(Projections.onColumns(graph, rows, waves(width, Math::sin)));
        return new Spectrum(graph, width, real, imaginary);
    }

    private static Matrix waves(int width, DoubleUnaryOperator wave) {
        double[] values = new double[width * width];
        for (int i = 0; i < values.length; i++) {
            long turn = (long) (i / width) * (i % width) % width;
            values[i] = wave.applyAsDouble(2 * Math.PI * turn / width);
        }
        return new Matrix(values, width, width);
    }

    /** The spectrum of both rows' convolution. */
    Spectrum times(Spectrum other) {
        Value both = graph.sub(graph.mul(real, other.real), graph.mul(imaginary, other.imaginary));
        Value across = graph.add(graph.mul(real, other.imaginary), graph.mul(imaginary, other.real));
        return new Spectrum(graph, width, both, across);
    }

    /** The rows that have this spectrum, if they are real. */
    Value rows() {
        Value sum = graph.sub(
                Projections.onColumns(graph, real, waves(width, Math::cos)),
                Projections.onColumns(graph, imaginary, waves(width, Math::sin)));
        return graph.div(sum, graph.number(width));
    }
}
