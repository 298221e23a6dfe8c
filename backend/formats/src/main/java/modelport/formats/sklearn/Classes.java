package modelport.formats.sklearn;

import java.util.Arrays;
import java.util.List;
import modelport.formats.pickle.PyValue;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The labels that a classifier chooses from, in the order of its probabilities: all texts, truth values or numbers. */
public record Classes(List<PyValue> labels) {
    public Classes {
        labels = List.copyOf(labels);
    }

    /** The labels in an attribute of an estimator. */
    public static Classes of(Estimator estimator, String attribute) {
        return new Classes(estimator.items(attribute));
    }

    /** The type in which labels of all these can stand side by side, as numpy joins them. */
    static ElementType commonType(List<Classes> several) {
        return new Classes(
                        several.stream().flatMap(each -> each.labels().stream()).toList())
                .type();
    }

    /** The same labels in another type: texts for everything, integers and numbers for truth values. */
    Classes as(ElementType type) {
        return type == type()
                ? this
                : new Classes(
                        switch (type) {
                            case STRING ->
                                texts().stream().<PyValue>map(PyValue.Text::new).toList();
                            case INT64 ->
                                Arrays.stream(longs())
                                        .<PyValue>mapToObj(PyValue.Int::of)
                                        .toList();
                            default ->
                                Arrays.stream(doubles())
                                        .<PyValue>mapToObj(PyValue.Real::new)
                                        .toList();
                        });
    }

    public int count() {
        return labels.size();
    }

    /** The type of the labels in the graph: STRING, BOOL, INT64 or DOUBLE. */
    public ElementType type() {
        if (labels.stream().allMatch(PyValue.Text.class::isInstance)) {
            return ElementType.STRING;
        }
        if (labels.stream().allMatch(PyValue.Bool.class::isInstance)) {
            return ElementType.BOOL;
        }
        if (labels.stream().anyMatch(PyValue.Text.class::isInstance)) {
            return ElementType.STRING;
        }
        boolean whole =
                labels.stream().allMatch(label -> label instanceof PyValue.Int || label instanceof PyValue.Bool);
        return whole ? ElementType.INT64 : ElementType.DOUBLE;
    }

    /** Whether all labels are whole numbers or truth values, whatever their type. */
    public boolean isWhole() {
        return labels.stream()
                .allMatch(label -> Values.number(label)
                        .map(value -> value == Math.rint(value))
                        .orElse(false));
    }

    /** The labels at these indexes of type INT64, in the shape of the indexes. */
    public Value pick(Graph graph, Value indexes) {
        return switch (type()) {
            case STRING -> graph.gather(graph.strings(texts()), indexes, 0);
            case BOOL -> graph.cast(graph.gather(graph.longs(longs()), indexes, 0), ElementType.BOOL);
            case INT64 -> graph.gather(graph.longs(longs()), indexes, 0);
            default -> graph.gather(graph.doubles(doubles()), indexes, 0);
        };
    }

    /** The labels as a person reads them. */
    public List<String> texts() {
        return labels.stream()
                .map(label -> switch (label) {
                    case PyValue.Text text -> text.value();
                    case PyValue.Bool bool -> bool.value() ? "True" : "False";
                    case PyValue.Int number -> number.value().toString();
                    default -> String.valueOf(Values.number(label).orElseThrow());
                })
                .toList();
    }

    /** The labels as integers; truth values as 0 and 1. */
    public long[] longs() {
        return labels.stream()
                .mapToLong(label -> Values.number(label).orElseThrow().longValue())
                .toArray();
    }

    /** The labels as numbers. */
    public double[] doubles() {
        return labels.stream()
                .mapToDouble(label -> Values.number(label).orElseThrow())
                .toArray();
    }
}
