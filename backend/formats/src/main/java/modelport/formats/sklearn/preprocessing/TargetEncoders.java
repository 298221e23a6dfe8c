package modelport.formats.sklearn.preprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code TargetEncoder}: each category is the mean target that it had, with several classes one for each. */
public final class TargetEncoders {
    private TargetEncoders() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.preprocessing._target_encoder.TargetEncoder", Transform.of(TargetEncoders::transform));
    }

    private static Table transform(Estimator encoder, Table rows, Graph graph) {
        List<PyValue> encodings = encoder.items("encodings_");
        double[] means = encoder.vector("target_mean_");
        int classes = encoder.is("target_type_", "multiclass") ? means.length : 1;
        if (encodings.size() != rows.width() * classes) {
            throw encoder.unexpected("encodings_");
        }
        List<PyValue> categories = PerColumn.items(encoder, "categories_", rows);
        List<Value> columns = new ArrayList<>();
        for (int column = 0; column < rows.width(); column++) {
            Categories known = Categories.of(encoder, "categories_", categories.get(column));
            Value indexes = known.indexes(graph, rows, column);
            for (int i = 0; i < classes; i++) {
                double[] codes = codes(encoder, encodings.get(column * classes + i), known.count(), means[i]);
                columns.add(graph.gather(graph.doubles(codes), indexes, 0));
            }
        }
        return Table.of(graph, graph.concat(1, columns), columns.size());
    }

    /** What each category becomes, and behind them what unknown ones become. */
    private static double[] codes(Estimator encoder, PyValue encoding, int count, double mean) {
        double[] known = Values.numbers(encoding)
                .filter(numbers -> numbers.length == count)
                .orElseThrow(() -> encoder.unexpected("encodings_"));
        double[] codes = Arrays.copyOf(known, count + 1);
        codes[count] = mean;
        return codes;
    }
}
