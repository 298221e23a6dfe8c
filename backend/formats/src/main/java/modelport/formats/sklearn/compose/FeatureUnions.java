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

/** {@code FeatureUnion}: all columns to each transformer, and their answers side by side. */
public final class FeatureUnions {
    private FeatureUnions() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.pipeline.FeatureUnion", FeatureUnions::convert);
    }

    private static Answers convert(Estimator union, Table rows, Scope scope) {
        return Answers.of(union).table(() -> {
            var branches = new Branches(union, scope);
            List<Table> tables = new ArrayList<>();
            for (PyValue member : union.items("transformer_list")) {
                List<PyValue> parts = branches.parts(member, "transformer_list", 2);
                if (!Branches.isDrop(parts.get(1))) {
                    tables.add(branches.of(parts.getFirst(), parts.get(1), rows, "transformer_list"));
                }
            }
            return Table.beside(scope.graph(), tables);
        });
    }
}
