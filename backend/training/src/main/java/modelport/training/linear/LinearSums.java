package modelport.training.linear;

import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.training.Table;

/**
 * Weighted sums of columns.
 *
 * @param weights [sums][columns]
 */
@SuppressWarnings("ArrayRecordComponent")
record LinearSums(double[][] weights, double[] constants) {
    /** The sums of a row. */
    double[] of(Table rows, int row) {
        double[] sums = constants.clone();
        for (int i = 0; i < sums.length; i++) {
            for (int column = 0; column < rows.columns(); column++) {
                sums[i] += weights[i][column] * rows.at(row, column);
            }
        }
        return sums;
    }

    /** The same in a graph: [N, sums] of type DOUBLE. */
    Value append(Graph graph, Value rows) {
        int columns = weights[0].length;
        double[] turned = new double[columns * weights.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = weights[i % weights.length][i / weights.length];
        }
        Value numbers = graph.cast(rows, ElementType.DOUBLE);
        Value products = graph.matMul(numbers, graph.doubles(turned, columns, weights.length));
        return graph.add(products, graph.doubles(constants));
    }
}
