package modelport.formats.sklearn.decomposition;

import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Products of rows with a matrix. */
public final class Projections {
    private Projections() {}

    /** {@code x @ matrix.T}: one number for each row of the matrix. */
    public static Value onRows(Graph graph, Value x, Matrix matrix) {
        Matrix turned = matrix.transposed();
        return graph.matMul(x, graph.doubles(turned.values(), turned.rows(), turned.columns()));
    }

    /** {@code x @ matrix}: one number for each column of the matrix. */
    public static Value onColumns(Graph graph, Value x, Matrix matrix) {
        return graph.matMul(x, graph.doubles(matrix.values(), matrix.rows(), matrix.columns()));
    }

    /** The rows without the means in an attribute, if it is there. */
    static Value centred(Estimator estimator, String attribute, Table rows, Graph graph) {
        return estimator.has(attribute)
                ? graph.sub(rows.numbers(), graph.doubles(estimator.vector(attribute)))
                : rows.numbers();
    }
}
