package modelport.formats.sklearn.impute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Missing;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code KNNImputer}: what is missing becomes the mean of the nearest training rows that have it. */
public final class NeighbourImputers {
    private NeighbourImputers() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.impute._knn.KNNImputer", Transform.of(NeighbourImputers::transform));
    }

    private static Table transform(Estimator imputer, Table rows, Graph graph) {
        if (!imputer.is("metric", "nan_euclidean")) {
            throw imputer.unsupported("metric", "callable");
        }
        Matrix points = imputer.matrix("_fit_X");
        Matrix gaps = imputer.matrix("_mask_fit_X");
        if (points.columns() != rows.width() || gaps.columns() != rows.width() || gaps.rows() != points.rows()) {
            throw imputer.unexpected("_fit_X");
        }
        Value x = rows.numbersWithGaps();
        Value missing = Missing.mask(graph, x, imputer.get("missing_values"))
                .orElseThrow(() -> imputer.unexpected("missing_values"));
        Value distances = new GapDistances(graph, points, gaps).of(x, missing);
        List<Value> columns = new ArrayList<>();
        for (int column : kept(imputer, gaps)) {
            Value own = graph.columns(x, column);
            Value gap = graph.columns(missing, column);
            Value fill = isEmpty(gaps, column)
                    ? graph.number(0)
                    : Donors.of(imputer, points, gaps, column).fill(graph, distances, gap, rows);
            columns.add(graph.where(isEmpty(gaps, column) ? graph.equal(gap, gap) : gap, fill, own));
        }
        Table filled = Table.of(graph, graph.concat(1, columns), columns.size());
        return imputer.flag("add_indicator", false)
                ? Table.beside(graph, List.of(filled, Gaps.of(imputer.child("indicator_"), rows, graph, _ -> false)))
                : filled;
    }

    /** Columns without any value in training are left out, or are 0. */
    private static int[] kept(Estimator imputer, Matrix gaps) {
        boolean all = imputer.flag("keep_empty_features", false);
        return IntStream.range(0, gaps.columns())
                .filter(column -> all || !isEmpty(gaps, column))
                .toArray();
    }

    private static boolean isEmpty(Matrix gaps, int column) {
        return Arrays.stream(gaps.column(column)).allMatch(gap -> gap != 0);
    }
}
