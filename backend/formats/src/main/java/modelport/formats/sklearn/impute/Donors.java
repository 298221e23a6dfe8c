package modelport.formats.sklearn.impute;

import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.numeric.PairwiseSum;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * The training rows that have a value in one column.
 *
 * @param places their indexes among all training rows
 * @param count how many of them give the mean
 * @param mean what a row gets that has no column in common with any of them
 * @param strict whether only rows with a common column count
 */
@SuppressWarnings("ArrayRecordComponent")
record Donors(int column, int[] places, double[] values, int count, double mean, boolean weighted, boolean strict) {
    /** Distances that differ by less may be in the other order in another program. */
    private static final double TIE = 1e-9;

    static Donors of(Estimator imputer, Matrix points, Matrix gaps, int column) {
        int[] places = IntStream.range(0, points.rows())
                .filter(row -> gaps.at(row, column) == 0)
                .toArray();
        double[] values =
                IntStream.of(places).mapToDouble(row -> points.at(row, column)).toArray();
        double[] zeroed = IntStream.range(0, points.rows())
                .mapToDouble(row -> gaps.at(row, column) == 0 ? points.at(row, column) : 0)
                .toArray();
        if (!imputer.is("weights", "uniform") && !imputer.is("weights", "distance")) {
            throw imputer.unsupported("weights", "callable");
        }
        return new Donors(
                column,
                places,
                values,
                Math.min(imputer.integer("n_neighbors"), places.length),
                PairwiseSum.of(zeroed) / places.length,
                imputer.is("weights", "distance"),
                imputer.since(1, 6));
    }

    /** What a gap in this column is filled with, of shape [N, 1]; there is a gap where {@code gap} is true. */
    Value fill(Graph graph, Value distances, Value gap, Table rows) {
        Value own = graph.columns(distances, places);
        List<Value> found = graph.ops(
                "",
                "TopK",
                List.of(ElementType.DOUBLE, ElementType.INT64),
                List.of(own, graph.integer(count)),
                Attributes.of("axis", 1),
                Attributes.of("largest", 0));
        Value near = found.getFirst();
        Value given = graph.gather(graph.doubles(values), found.getLast(), 0);
        Value weights = weights(graph, near);
        Value sum = graph.sum(graph.mul(given, weights), 1, true);
        Value filled = graph.div(sum, graph.sum(weights, 1, true));
        Value alone = isApart(graph, graph.columns(near, 0));
        Value farthest = graph.columns(near, count - 1);
        Value unclear = graph.and(graph.and(gap, graph.not(alone)), unclear(graph, own, farthest));
        Value zeros = Guard.NEIGHBOUR_TIE.zeros(graph, unclear, rows.named(List.of(column)));
        Value checked = graph.add(filled, graph.cast(zeros, ElementType.DOUBLE));
        return graph.where(alone, graph.number(mean), checked);
    }

    private static Value isApart(Graph graph, Value distances) {
        return graph.equal(distances, graph.number(Double.POSITIVE_INFINITY));
    }

    /** Rows without a common column do not count. */
    private Value weights(Graph graph, Value near) {
        if (!weighted) {
            return graph.where(isApart(graph, near), graph.number(0), graph.number(1));
        }
        Value here = graph.equal(near, graph.number(0));
        Value hits = graph.cast(here, ElementType.DOUBLE);
        Value any = graph.greater(graph.reduce("ReduceMax", hits, 1, true), graph.number(0));
        Value inverse = graph.div(graph.number(1), graph.where(here, graph.number(1), near));
        return graph.where(any, hits, inverse);
    }

    /**
     * Whether it is left to numpy which rows count: more rows than needed are as far away as the farthest, and have
     * different values. Before 1.6, rows without a common column counted too if there were not enough others.
     */
    private Value unclear(Graph graph, Value own, Value farthest) {
        Value reach = graph.mul(farthest, graph.number(TIE));
        Value tied = graph.lessOrEqual(graph.abs(graph.sub(own, farthest)), reach);
        Value candidates = graph.lessOrEqual(own, graph.add(farthest, reach));
        Value number = graph.sum(graph.cast(candidates, ElementType.DOUBLE), 1, true);
        Value all = graph.doubles(values);
        Value lowest = graph.where(tied, all, graph.number(Double.POSITIVE_INFINITY));
        Value highest = graph.where(tied, all, graph.number(Double.NEGATIVE_INFINITY));
        Value differ =
                graph.less(graph.reduce("ReduceMin", lowest, 1, true), graph.reduce("ReduceMax", highest, 1, true));
        Value more = graph.and(graph.greater(number, graph.number(count)), differ);
        Value apart = isApart(graph, farthest);
        return weighted || strict ? graph.and(more, graph.not(apart)) : graph.or(more, apart);
    }
}
