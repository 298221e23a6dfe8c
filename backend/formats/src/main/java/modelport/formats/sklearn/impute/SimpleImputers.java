package modelport.formats.sklearn.impute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Missing;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.Values;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code SimpleImputer}: what is missing in a column becomes a number or text that stands for the whole column. */
public final class SimpleImputers {
    private SimpleImputers() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.impute._base.SimpleImputer", Transform.of(SimpleImputers::transform));
    }

    private static Table transform(Estimator imputer, Table rows, Graph graph) {
        List<PyValue> fills = imputer.items("statistics_");
        if (fills.size() != rows.width()) {
            throw imputer.unexpected("statistics_");
        }
        var columns = new Columns(imputer, fills, rows, graph);
        if (!imputer.flag("add_indicator", false)) {
            return columns.filled();
        }
        Table gaps = Gaps.of(imputer.child("indicator_"), rows, graph, columns::isText);
        return Table.beside(graph, List.of(columns.filled(), gaps));
    }

    private record Columns(Estimator imputer, List<PyValue> fills, Table rows, Graph graph) {
        boolean isText(int column) {
            PyValue fill = fills.get(column);
            boolean other = fills.stream().anyMatch(PyValue.Text.class::isInstance);
            return fill instanceof PyValue.Text || (Missing.is(fill) && other);
        }

        /** Numbers and texts are filled apart and put in order again. */
        Table filled() {
            List<Integer> kept = IntStream.range(0, fills.size())
                    .filter(this::isKept)
                    .boxed()
                    .toList();
            List<Integer> texts = kept.stream().filter(this::isText).toList();
            List<Integer> numbers =
                    kept.stream().filter(column -> !isText(column)).toList();
            List<Table> tables = new ArrayList<>();
            if (!numbers.isEmpty()) {
                tables.add(Table.of(graph, numbers(numbers), numbers.size()));
            }
            if (!texts.isEmpty()) {
                tables.add(Table.of(graph, texts(texts), texts.size()));
            }
            List<Integer> order = new ArrayList<>(numbers);
            order.addAll(texts);
            return Table.beside(graph, tables)
                    .select(kept.stream().map(order::indexOf).toList())
                    .withValuesOf(rows.select(kept));
        }

        /** A column without any value in training has nothing to fill it with, and is left out. */
        private boolean isKept(int column) {
            boolean always = imputer.is("strategy", "constant") && !imputer.since(1, 8);
            return always || imputer.flag("keep_empty_features", false) || !Missing.is(fills.get(column));
        }

        private Value numbers(List<Integer> columns) {
            double[] with = columns.stream()
                    .mapToDouble(column -> Missing.is(fills.get(column))
                            ? Double.NaN
                            : Values.number(fills.get(column)).orElseThrow(() -> imputer.unexpected("statistics_")))
                    .toArray();
            return filled(
                    looksForGaps()
                            ? rows.select(columns).numbersWithGaps()
                            : rows.select(columns).numbers(),
                    graph.doubles(with));
        }

        private Value texts(List<Integer> columns) {
            List<String> with = columns.stream()
                    .map(column -> Missing.text(fills.get(column)).orElseThrow())
                    .toList();
            return filled(
                    looksForGaps()
                            ? rows.select(columns).textsWithGaps()
                            : rows.select(columns).texts(),
                    graph.strings(with));
        }

        /** Whether it fills what is missing, and not what has a certain value. */
        private boolean looksForGaps() {
            return Missing.is(imputer.get("missing_values"));
        }

        private Value filled(Value x, Value with) {
            Optional<Value> gaps = Missing.mask(graph, x, imputer.get("missing_values"));
            gaps.filter(_ -> x.type() == ElementType.DOUBLE).ifPresent(mask -> Missing.mayGrow(graph, mask, x));
            return gaps.map(mask -> graph.where(mask, with, x)).orElse(x);
        }
    }
}
