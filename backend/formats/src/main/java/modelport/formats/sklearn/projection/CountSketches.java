package modelport.formats.sklearn.projection;

import java.util.List;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.decomposition.Projections;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code PolynomialCountSketch}: several random sums of the columns, convolved with each other. */
final class CountSketches {
    private CountSketches() {}

    static Table transform(Estimator sketch, Table rows, Graph graph) {
        Matrix places = sketch.matrix("indexHash_");
        Matrix signs = sketch.matrix("bitHash_");
        int width = sketch.integer("n_components");
        double constant = sketch.number("coef0");
        Value x = graph.mul(rows.numbers(), graph.number(Math.sqrt(sketch.number("gamma"))));
        if (constant != 0) {
            x = graph.concat(1, List.of(x, graph.filled(Math.sqrt(constant), x, 1)));
        }
        if (places.columns() != rows.width() + (constant != 0 ? 1 : 0)) {
            throw sketch.unexpected("indexHash_");
        }
        Spectrum product = spectrum(graph, x, places, signs, 0, width);
        for (int degree = 1; degree < places.rows(); degree++) {
            product = product.times(spectrum(graph, x, places, signs, degree, width));
        }
        return Table.of(graph, product.rows(), width);
    }

    private static Spectrum spectrum(Graph graph, Value x, Matrix places, Matrix signs, int degree, int width) {
        Matrix sums = sums(places.row(degree), signs.row(degree), width);
        return Spectrum.of(graph, Projections.onColumns(graph, x, sums), width);
    }

    /** Each column goes to one sum, and may count backwards. */
    private static Matrix sums(double[] places, double[] signs, int width) {
        double[] sums = new double[places.length * width];
        for (int i = 0; i < places.length; i++) {
            sums[i * width + (int) places[i]] = signs[i];
        }
        return new Matrix(sums, places.length, width);
    }
}
