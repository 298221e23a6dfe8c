package modelport.formats.sklearn.preprocessing;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** What {@code OneHotEncoder} and {@code OrdinalEncoder} share: categories, and rare ones that count as one. */
record Encoding(Estimator encoder, Table rows, List<Categories> columns) {
    static Encoding of(Estimator encoder, Table rows) {
        List<Categories> columns = PerColumn.items(encoder, "categories_", rows).stream()
                .map(values -> Categories.of(encoder, "categories_", values))
                .toList();
        return new Encoding(encoder, rows, columns);
    }

    /** What becomes of values that are not known. */
    enum Unknown {
        FAIL,
        IGNORE,
        INFREQUENT
    }

    Unknown unknown() {
        return switch (encoder.text("handle_unknown", "error")) {
            case "error" -> Unknown.FAIL;
            case "ignore", "use_encoded_value" -> Unknown.IGNORE;
            case "infrequent_if_exist", "warn" -> Unknown.INFREQUENT;
            default -> throw encoder.unexpected("handle_unknown");
        };
    }

    /** For each known category its number among the frequent ones; the infrequent ones have the last. Else empty. */
    Optional<long[]> grouping(int column) {
        if (!encoder.flag("_infrequent_enabled", false)) {
            return Optional.empty();
        }
        PyValue mapping = encoder.items("_default_to_infrequent_mappings").get(column);
        if (mapping == PyValue.None.NONE) {
            return Optional.empty();
        }
        return Optional.of(Values.array(mapping)
                .filter(array -> array.length() == columns.get(column).count())
                .map(NumpyArray::longs)
                .filter(groups -> LongStream.of(groups).allMatch(group -> group >= 0 && group < groups.length))
                .orElseThrow(() -> encoder.unexpected("_default_to_infrequent_mappings")));
    }

    /** Older releases do not even ignore a missing value. */
    private boolean acceptsGaps() {
        return encoder.name().equals("OneHotEncoder") ? encoder.since(0, 24) : encoder.since(1, 0);
    }

    /** Indexes of the categories, [N, 1]; for unknown values their number, unless the run fails. */
    Value indexes(Graph graph, int column) {
        Categories categories = columns.get(column);
        if (!acceptsGaps()) {
            rows.expectNoGaps(column);
        }
        Value indexes = categories.indexes(graph, rows, column);
        if (unknown() != Unknown.FAIL) {
            return indexes;
        }
        Value broken = graph.equal(indexes, graph.integer(categories.count()));
        return graph.add(indexes, Guard.UNKNOWN_CATEGORY.zeros(graph, broken, rows.named(List.of(column))));
    }
}
