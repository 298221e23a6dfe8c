package modelport.onnx.tuning;

import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.Types;

/**
 * Nodes behind a classifier's outputs, in this order: the temperature makes probabilities flatter, weights make classes
 * likelier, the threshold decides between two classes, and the likeliest classes are listed.
 */
final class OutputEdit {
    static final String TEMPERATURE = "temperature";
    static final String WEIGHTS = "class_weights";
    static final String THRESHOLD = "decision_threshold";
    static final String TOP = "top_k";

    private final GraphEdit edit;
    private final ClassifierOutputs outputs;
    private final ParameterValues values;

    OutputEdit(GraphEdit edit, ClassifierOutputs outputs, ParameterValues values) {
        this.edit = edit;
        this.outputs = outputs;
        this.values = values;
    }

    /** What a classifier with these outputs can be asked for. */
    static List<TunableParameter> parameters(ClassifierOutputs outputs) {
        int classes = outputs.classes();
        var temperature = TunableParameter.number(TEMPERATURE, 1.0, 0.01, 100);
        var weights = new TunableParameter(WEIGHTS, TunableParameter.Kind.WEIGHTS, 1.0, 0, 1e6, classes);
        var threshold = TunableParameter.number(THRESHOLD, null, 0, 1);
        var top = TunableParameter.integer(TOP, null, 1, classes);
        if (outputs.table() == null) {
            // Weights would have to change a label that cannot be picked anew.
            return outputs.label() == null ? List.of(temperature, weights) : List.of(temperature);
        }
        return classes == 2 ? List.of(temperature, weights, threshold, top) : List.of(temperature, weights, top);
    }

    void apply() {
        Optional<Double> temperature = values.number(TEMPERATURE);
        Optional<double[]> weights = values.weights(WEIGHTS);
        Optional<Double> threshold = values.number(THRESHOLD);
        String probabilities = outputs.probabilities().getName();
        if (temperature.isPresent() || weights.isPresent()) {
            String released = edit.release(probabilities);
            String soft = temperature.map(value -> softened(released, value)).orElse(released);
            String weighed = weights.map(value -> weighed(soft, value)).orElse(soft);
            edit.become(probabilities, shares(weighed));
        }
        boolean decided = threshold.isPresent() || weights.isPresent();
        if (decided && outputs.label() != null) {
            label(threshold.map(value -> above(probabilities, value)).orElseGet(() -> largest(probabilities)));
        }
        values.number(TOP).ifPresent(count -> top(probabilities, count.longValue()));
    }

    /** {@code p ^ (1 / temperature)}. */
    private String softened(String probabilities, double temperature) {
        return edit.node("Pow", List.of(probabilities, edit.number(outputs.type(), 1 / temperature)));
    }

    private String weighed(String probabilities, double[] weights) {
        return edit.node("Mul", List.of(probabilities, edit.number(outputs.type(), weights)));
    }

    /** Divided by their sum, unless there is nothing to divide. */
    private String shares(String values) {
        double[] ones = new double[outputs.classes()];
        Arrays.fill(ones, 1);
        String column =
                edit.node("Reshape", List.of(edit.number(outputs.type(), ones), edit.integers(outputs.classes(), 1)));
        String sum = edit.node("MatMul", List.of(values, column));
        String none = edit.node("Equal", List.of(sum, edit.number(outputs.type(), 0)));
        String divisor = edit.node("Where", List.of(none, edit.number(outputs.type(), 1), sum));
        return edit.node("Div", List.of(values, divisor));
    }

    /** Index 1 where the second class is at least as likely as the threshold says, compared in double precision. */
    private String above(String probabilities, double threshold) {
        String second = edit.node("Gather", List.of(probabilities, edit.integers(1)), Attributes.of("axis", 1));
        String exact = edit.cast(edit.node("Reshape", List.of(second, edit.integers(-1))), ElementType.DOUBLE);
        String less = edit.node("Less", List.of(exact, edit.number(ElementType.DOUBLE, threshold)));
        return edit.node("Where", List.of(less, edit.integers(0), edit.integers(1)));
    }

    private String largest(String probabilities) {
        return edit.node("ArgMax", List.of(probabilities), Attributes.of("axis", 1), Attributes.of("keepdims", 0));
    }

    private void label(String indexes) {
        ValueInfoProto label = Objects.requireNonNull(outputs.label());
        edit.release(label.getName());
        edit.become(label.getName(), table().pick(edit, indexes, label));
    }

    private LabelTable table() {
        return Objects.requireNonNull(outputs.table());
    }

    /** The likeliest classes and their probabilities, of shape [N, count]. */
    private void top(String probabilities, long count) {
        List<String> found =
                edit.nodes("TopK", 2, List.of(probabilities, edit.integers(count)), Attributes.of("axis", 1));
        ValueInfoProto label = Objects.requireNonNull(outputs.label());
        String rows = rows(outputs.probabilities());
        ValueInfoProto matrix = named("top_label", Types.tensor(ClassifierOutputs.element(label), rows, count));
        // Without its last axis of one, a label output has the shape of the indexes.
        ValueInfoProto flat = named("top_label", Types.tensor(ClassifierOutputs.element(label), rows));
        edit.output(table().pick(edit, found.getLast(), flat), matrix);
        edit.output(found.getFirst(), named("top_probability", Types.tensor(outputs.type(), rows, count)));
    }

    private static String rows(ValueInfoProto output) {
        String name = ClassifierOutputs.dims(output).getFirst().getDimParam();
        return name.isEmpty() ? "N" : name;
    }

    private static ValueInfoProto named(String name, TypeProto type) {
        return ValueInfoProto.newBuilder().setName(name).setType(type).build();
    }
}
