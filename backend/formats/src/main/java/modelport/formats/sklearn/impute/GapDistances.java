package modelport.formats.sklearn.impute;

import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.numeric.SquaredLengths;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Euclidean distances over the columns that both rows have, enlarged to all: {@code nan_euclidean_distances}. */
record GapDistances(Graph graph, Matrix points, Matrix gaps) {
    /** Distances of shape [N, points]; infinite for rows that have no column in common. */
    Value of(Value x, Value missing) {
        Matrix known = points.map((value, row, column) -> gaps.at(row, column) != 0 ? 0 : value);
        Value zeroed = graph.where(missing, graph.number(0), x);
        Value absent = graph.cast(missing, ElementType.DOUBLE);
        Value all = all(zeroed, known);
        Value ownOnly = product(graph.mul(zeroed, zeroed), gaps.map((gap, _, _) -> gap != 0 ? 1 : 0));
        Value othersOnly = product(absent, known.map((value, _, _) -> value * value));
        Value common = graph.max(graph.sub(graph.sub(all, ownOnly), othersOnly), graph.number(0));
        Value present = graph.sub(graph.number(1), absent);
        Value count = product(present, gaps.map((gap, _, _) -> gap != 0 ? 0 : 1));
        Value mean = graph.div(common, graph.max(count, graph.number(1)));
        Value distance = graph.sqrt(graph.mul(mean, graph.number(points.columns())));
        Value apart = graph.equal(count, graph.number(0));
        return graph.where(apart, graph.number(Double.POSITIVE_INFINITY), distance);
    }

    /** As if what is missing were 0. Gaps may leave little of it, so it has to be rounded as in numpy. */
    private Value all(Value zeroed, Matrix known) {
        Value products = graph.mul(product(zeroed, known), graph.number(-2));
        Value own = graph.add(products, SquaredLengths.of(graph, zeroed, known.columns()));
        return graph.max(graph.add(own, graph.doubles(SquaredLengths.of(known))), graph.number(0));
    }

    private Value product(Value left, Matrix right) {
        Matrix turned = right.transposed();
        return graph.matMul(left, graph.doubles(turned.values(), turned.rows(), turned.columns()));
    }
}
