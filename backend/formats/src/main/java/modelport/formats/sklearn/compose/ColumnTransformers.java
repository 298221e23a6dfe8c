package modelport.formats.sklearn.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;

/** {@code ColumnTransformer}: some columns to each transformer, and their answers side by side. */
public final class ColumnTransformers {
    private ColumnTransformers() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.compose._column_transformer.ColumnTransformer", ColumnTransformers::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        return Answers.of(estimator).table(() -> {
            var branches = new Branches(estimator, scope);
            var columns = new ColumnChoice(estimator, rows);
            List<Table> tables = new ArrayList<>();
            for (PyValue member : estimator.items("transformers_")) {
                List<PyValue> parts = branches.parts(member, "transformers_", 3);
                if (Branches.isDrop(parts.get(1))) {
                    continue;
                }
                List<Integer> chosen = columns.of(parts.get(2));
                if (!chosen.isEmpty()) {
                    tables.add(branches.of(parts.getFirst(), parts.get(1), rows.select(chosen), "transformers_"));
                }
            }
            return Table.beside(scope.graph(), tables);
        });
    }
}
