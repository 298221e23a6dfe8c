package modelport.formats.sklearn.preprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.Values;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code OneHotEncoder}: one column for each category, rare categories together, and one of them left out. */
public final class OneHotEncoders {
    private OneHotEncoders() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.preprocessing._encoders.OneHotEncoder", Transform.of(OneHotEncoders::transform));
    }

    private static Table transform(Estimator encoder, Table rows, Graph graph) {
        Encoding encoding = Encoding.of(encoder, rows);
        List<Optional<Integer>> dropped = dropped(encoder, rows.width());
        List<Table> blocks = new ArrayList<>();
        for (int column = 0; column < rows.width(); column++) {
            long[] places = places(encoding, column, dropped.get(column));
            int width = (int) LongStream.of(places).max().orElse(-1) + 1;
            Value indexes = encoding.indexes(graph, column);
            if (width > 0) {
                blocks.add(Table.of(graph, oneHot(graph, indexes, places, width), width));
            }
        }
        return Table.beside(graph, blocks);
    }

    /** For each category, and then for unknown values, the column that is 1; -1 for none. */
    private static long[] places(Encoding encoding, int column, Optional<Integer> dropped) {
        int count = encoding.columns().get(column).count();
        Optional<long[]> grouping = encoding.grouping(column);
        long[] places = Arrays.copyOf(
                grouping.orElseGet(() -> LongStream.range(0, count).toArray()), count + 1);
        boolean together = grouping.isPresent() && encoding.unknown() == Encoding.Unknown.INFREQUENT;
        places[count] = together ? LongStream.of(places).limit(count).max().orElse(-1) : -1;
        dropped.ifPresent(drop ->
                Arrays.setAll(places, i -> places[i] == drop ? -1 : places[i] > drop ? places[i] - 1 : places[i]));
        return places;
    }

    private static Value oneHot(Graph graph, Value indexes, long[] places, int width) {
        Value place = graph.gather(graph.longs(places), indexes, 0);
        Value columns = graph.longs(LongStream.range(0, width).toArray());
        return graph.cast(graph.equal(place, columns), ElementType.DOUBLE);
    }

    /** For each column the category that is left out, counted after rare ones were put together. */
    private static List<Optional<Integer>> dropped(Estimator encoder, int width) {
        String attribute = encoder.has("_drop_idx_after_grouping") ? "_drop_idx_after_grouping" : "drop_idx_";
        if (!encoder.has(attribute)) {
            return java.util.Collections.nCopies(width, Optional.empty());
        }
        List<PyValue> items = encoder.items(attribute);
        if (items.size() != width) {
            throw encoder.unexpected(attribute);
        }
        return items.stream()
                .map(item -> Values.number(item).map(Double::intValue))
                .toList();
    }
}
