package modelport.formats.sklearn.preprocessing;

import java.util.Map;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code LabelEncoder} and {@code LabelBinarizer}, whose only column are labels. */
public final class LabelEncoders {
    private static final String MODULE = "sklearn.preprocessing._label.";

    private LabelEncoders() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "LabelEncoder", Transform.of(LabelEncoders::encode),
                MODULE + "LabelBinarizer", Transform.of(LabelEncoders::binarize));
    }

    private static Table encode(Estimator encoder, Table rows, Graph graph) {
        Categories classes = Categories.of(encoder, "classes_", encoder.get("classes_"));
        Value indexes = classes.indexes(graph, rows, 0);
        Value broken = graph.equal(indexes, graph.integer(classes.count()));
        Value known = graph.add(indexes, Guard.UNKNOWN_CATEGORY.zeros(graph, broken, "y"));
        return Table.of(graph, graph.cast(known, ElementType.DOUBLE), 1);
    }

    private static Table binarize(Estimator binarizer, Table rows, Graph graph) {
        return switch (binarizer.text("y_type_")) {
            case "binary", "multiclass" -> binarizeClasses(binarizer, rows, graph);
            case "multilabel-indicator" -> binarizeIndicators(binarizer, rows, graph);
            default -> throw binarizer.unexpected("y_type_");
        };
    }

    /** One column for each class; two classes have one column alone, the second's, and one class has none that is 1. */
    private static Table binarizeClasses(Estimator binarizer, Table rows, Graph graph) {
        Categories classes = Categories.of(binarizer, "classes_", binarizer.get("classes_"));
        int count = classes.count();
        long[] columns = count <= 2
                ? new long[] {1}
                : java.util.stream.LongStream.range(0, count).toArray();
        Value indexes = classes.indexes(graph, rows, 0);
        Value known = graph.less(indexes, graph.integer(count));
        Value same = graph.and(known, graph.equal(indexes, graph.longs(columns)));
        return labels(binarizer, graph, same, columns.length);
    }

    private static Table binarizeIndicators(Estimator binarizer, Table rows, Graph graph) {
        Value set = graph.not(graph.equal(rows.numbers(), graph.number(0)));
        return labels(binarizer, graph, set, rows.width());
    }

    private static Table labels(Estimator binarizer, Graph graph, Value set, int width) {
        Value positive = graph.number(binarizer.number("pos_label"));
        Value negative = graph.number(binarizer.number("neg_label"));
        return Table.of(graph, graph.where(set, positive, negative), width);
    }
}
