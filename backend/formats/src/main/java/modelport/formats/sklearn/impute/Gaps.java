package modelport.formats.sklearn.impute;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Missing;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code MissingIndicator}: where values are missing, as 1 and 0. */
public final class Gaps {
    private Gaps() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.impute._base.MissingIndicator", Transform.of(Gaps::transform));
    }

    private static Table transform(Estimator indicator, Table rows, Graph graph) {
        if (indicator.flag("_precomputed", false)) {
            throw indicator.unsupported("precomputed", "True");
        }
        boolean texts = indicator.get("missing_values") instanceof PyValue.Text;
        return of(indicator, rows, graph, column -> texts || rows.isText(column));
    }

    /** The columns of an indicator. */
    static Table of(Estimator indicator, Table rows, Graph graph, IntPredicate isText) {
        List<Integer> shown = Arrays.stream(indicator.vector("features_"))
                .mapToObj(index -> (int) index)
                .toList();
        var masks = new Masks(rows, indicator.get("missing_values"), isText, graph);
        Table gaps = masks.of(shown);
        boolean strict = indicator.is("features", "missing-only") && indicator.flag("error_on_new");
        if (!strict || shown.size() == rows.width() || shown.isEmpty()) {
            return gaps;
        }
        List<Integer> others = IntStream.range(0, rows.width())
                .filter(column -> !shown.contains(column))
                .boxed()
                .toList();
        Value fresh = graph.reduce("ReduceMax", masks.of(others).numbers(), 1, true);
        Value zeros = Guard.NEW_GAP.zeros(graph, graph.cast(fresh, ElementType.BOOL), rows.named(others));
        return Table.of(graph, graph.add(gaps.numbers(), graph.cast(zeros, ElementType.DOUBLE)), shown.size());
    }

    private record Masks(Table rows, PyValue missing, IntPredicate isText, Graph graph) {
        Table of(List<Integer> columns) {
            return Table.beside(graph, columns.stream().map(this::of).toList());
        }

        private Table of(int column) {
            Table one = rows.select(List.of(column));
            Value x = Missing.is(missing)
                    ? isText.test(column) ? one.textsWithGaps() : one.numbersWithGaps()
                    : isText.test(column) ? one.texts() : one.numbers();
            Value mask = Missing.mask(graph, x, missing).orElseGet(() -> graph.not(graph.equal(x, x)));
            return Table.of(graph, graph.cast(mask, ElementType.DOUBLE), 1);
        }
    }
}
