package modelport.formats.sklearn.impute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Missing;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.formats.sklearn.numeric.Functions;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code IterativeImputer}: gaps are filled simply, and then foretold from the other columns, round by round. */
public final class IterativeImputers {
    private IterativeImputers() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.impute._iterative.IterativeImputer", IterativeImputers::convert);
    }

    private static Answers convert(Estimator imputer, Table rows, Scope scope) {
        return Answers.of(imputer).table(() -> {
            for (String flag : List.of("sample_posterior", "keep_empty_features")) {
                if (imputer.flag(flag, false)) {
                    throw imputer.unsupported(flag, "True");
                }
            }
            Estimator initial = imputer.child("initial_imputer_");
            Table start = scope.convert(initial, rows).table();
            Table filled = imputer.integer("n_iter_") == 0
                    ? start
                    : new Rounds(imputer, scope, seen(initial, rows), start).filled();
            return imputer.flag("add_indicator", false)
                    ? Table.beside(
                            scope.graph(),
                            List.of(filled, Gaps.of(imputer.child("indicator_"), rows, scope.graph(), _ -> false)))
                    : filled;
        });
    }

    /** The columns that had values in training. */
    private static Table seen(Estimator initial, Table rows) {
        double[] statistics = initial.vector("statistics_");
        return rows.select(IntStream.range(0, statistics.length)
                .filter(column -> !Double.isNaN(statistics[column]))
                .boxed()
                .toList());
    }

    private record Rounds(Estimator imputer, Scope scope, Table rows, Table start) {
        Table filled() {
            Graph graph = scope.graph();
            Value gaps = Missing.mask(graph, rows.numbersWithGaps(), imputer.get("missing_values"))
                    .orElseThrow(() -> imputer.unexpected("missing_values"));
            List<Value> columns = new ArrayList<>();
            for (int column = 0; column < start.width(); column++) {
                columns.add(start.numbers(column));
            }
            double[] lowest = imputer.vector("_min_value");
            double[] highest = imputer.vector("_max_value");
            for (PyValue step : imputer.items("imputation_sequence_")) {
                List<PyValue> parts = parts(step);
                int column =
                        Values.number(parts.getFirst()).map(Double::intValue).orElseThrow(this::unexpected);
                Value foretold = foretold(parts, columns);
                Value kept = new Functions(graph)
                        .clip(foretold, graph.number(lowest[column]), graph.number(highest[column]));
                columns.set(column, graph.where(graph.columns(gaps, column), kept, columns.get(column)));
            }
            return Table.of(graph, unlessEmpty(gaps, graph.concat(1, columns)), columns.size());
        }

        /** Column, columns to look at, and the estimator. */
        private List<PyValue> parts(PyValue step) {
            List<PyValue> parts = step instanceof PyValue.Instance tuple
                    ? tuple.arguments()
                    : Values.items(step).orElseThrow(this::unexpected);
            if (parts.size() != 3) {
                throw unexpected();
            }
            return parts;
        }

        private Value foretold(List<PyValue> parts, List<Value> columns) {
            Graph graph = scope.graph();
            List<Value> others = Arrays.stream(Values.numbers(parts.get(1)).orElseThrow(this::unexpected))
                    .mapToObj(other -> columns.get((int) other))
                    .toList();
            Table seen = Table.of(graph, graph.concat(1, others), others.size());
            Value answer = scope.convert(imputer.child(parts.get(2), "imputation_sequence_"), seen)
                    .value(Method.PREDICT);
            return graph.reshape(answer, -1, 1);
        }

        /** If all rows together are nothing but gaps, scikit-learn leaves it at filling them simply. */
        private Value unlessEmpty(Value gaps, Value filled) {
            scope.rowsBelongTogether();
            Graph graph = scope.graph();
            Value marks = graph.cast(gaps, ElementType.DOUBLE);
            Value least = graph.reduce("ReduceMin", graph.reduce("ReduceMin", marks, 1, true), 0, true);
            return graph.where(graph.greater(least, graph.number(0)), start.numbers(), filled);
        }

        private RuntimeException unexpected() {
            return imputer.unexpected("imputation_sequence_");
        }
    }
}
