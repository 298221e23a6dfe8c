package modelport.formats.sklearn.preprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code OrdinalEncoder}: each category is its index, and missing and unknown values are numbers of their own. */
public final class OrdinalEncoders {
    private OrdinalEncoders() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.preprocessing._encoders.OrdinalEncoder", Transform.of(OrdinalEncoders::transform));
    }

    private static Table transform(Estimator encoder, Table rows, Graph graph) {
        Encoding encoding = Encoding.of(encoder, rows);
        List<Value> columns = new ArrayList<>();
        for (int column = 0; column < rows.width(); column++) {
            Value codes = graph.doubles(codes(encoding, column));
            columns.add(graph.gather(codes, encoding.indexes(graph, column), 0));
        }
        return Table.of(graph, graph.concat(1, columns), rows.width());
    }

    /** For each category, and then for unknown values, what stands for it. */
    private static double[] codes(Encoding encoding, int column) {
        Estimator encoder = encoding.encoder();
        int count = encoding.columns().get(column).count();
        double[] codes = Arrays.stream(encoding.grouping(column)
                        .orElseGet(() -> LongStream.range(0, count).toArray()))
                .asDoubleStream()
                .toArray();
        codes = Arrays.copyOf(codes, count + 1);
        int missing = missing(encoder, column);
        if (missing >= 0 && missing < count) {
            codes[missing] = encoder.number("encoded_missing_value", Double.NaN);
        }
        codes[count] = encoder.number("unknown_value", Double.NaN);
        return codes;
    }

    /** The index of the missing value among the categories of a column, or -1. */
    private static int missing(Estimator encoder, int column) {
        return encoder.optional("_missing_indices")
                .map(value -> value instanceof PyValue.Dict dict ? dict : null)
                .map(dict -> dict.items().get(PyValue.Int.of(column)))
                .flatMap(Values::number)
                .map(Double::intValue)
                .orElse(-1);
    }
}
