package modelport.onnx.edit;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import modelport.onnx.Outline;
import org.jspecify.annotations.Nullable;

/** What a graph does to its inputs before anything else, and to its outputs at last. */
public final class GraphEnds {
    /** Operators that move numbers, or write them in another type, and leave them as they are. */
    private static final Set<String> MOVES =
            Set.of("Cast", "Dropout", "Flatten", "Identity", "Reshape", "Squeeze", "Transpose", "Unsqueeze");

    private static final Set<String> LOOKS = Set.of("Shape", "Size");
    private static final Set<String> TREES = Set.of("TreeEnsemble", "TreeEnsembleClassifier", "TreeEnsembleRegressor");
    private static final String CLASSIC = "ai.onnx.ml";

    private final EditableGraph graph;

    private GraphEnds(EditableGraph graph) {
        this.graph = graph;
    }

    /** Of a model that has been checked; its weights are not read. */
    public static GraphEnds read(Path model) throws IOException {
        return new GraphEnds(new EditableGraph(Outline.read(model)));
    }

    /** How an input's numbers are scaled by constants; empty if something else happens to them first. */
    public Optional<InputScaling> scaling(String input) {
        InputScaling scaling = InputScaling.NONE;
        String value = input;
        for (Operator reader = reader(value); reader != null; reader = reader(value)) {
            boolean moves = isMove(reader) && reader.input(0).equals(value);
            Optional<InputScaling> next = moves ? Optional.of(scaling) : scaled(scaling, reader, value);
            if (next.isEmpty()) {
                break;
            }
            scaling = next.get();
            value = reader.output();
        }
        return scaling.operators().isEmpty() ? Optional.empty() : Optional.of(scaling);
    }

    /** Whether an output's numbers come out of a Softmax. */
    public boolean isSoftmax(String output) {
        Optional<Operator> maker = graph.producer(output);
        while (maker.isPresent() && isMove(maker.get())) {
            maker = graph.producer(maker.get().input(0));
        }
        return maker.isPresent() && maker.get().is("Softmax");
    }

    private static boolean isMove(Operator operator) {
        return operator.node().getDomain().isEmpty()
                && MOVES.contains(operator.node().getOpType());
    }

    /** The only operator that computes with a value. */
    private @Nullable Operator reader(String value) {
        List<Operator> readers = graph.users(value).stream()
                .filter(operator -> !LOOKS.contains(operator.node().getOpType()))
                .toList();
        return readers.size() == 1 && !graph.isOutput(value) ? readers.getFirst() : null;
    }

    private Optional<InputScaling> scaled(InputScaling before, Operator operator, String value) {
        if (operator.is(CLASSIC, "Scaler")) {
            InputScaling moved = before.minus(magnitudes(floats(operator, "offset")), "Scaler");
            return Optional.of(moved.times(magnitudes(floats(operator, "scale"))));
        }
        if (operator.node().getDomain().equals(CLASSIC)
                && TREES.contains(operator.node().getOpType())) {
            return Optional.of(
                            before.minus(thresholds(operator), operator.node().getOpType()))
                    .filter(InputScaling::fitsBytes);
        }
        String type = operator.node().getOpType();
        boolean first = operator.input(0).equals(value);
        boolean either = type.equals("Mul") || type.equals("Add") || type.equals("Sub");
        if (!operator.node().getDomain().isEmpty() || !(either || (type.equals("Div") && first))) {
            return Optional.empty();
        }
        return graph.constant(operator.input(first ? 1 : 0))
                .filter(TensorValues::isFloating)
                .map(GraphEnds::magnitudes)
                .filter(constants -> constants.length > 0)
                .map(constants -> switch (type) {
                    case "Mul" -> before.with(type).times(constants);
                    case "Div" -> before.with(type).times(inverse(constants));
                    default -> before.minus(constants, type);
                });
    }

    /** What trees compare numbers with. */
    private static double[] thresholds(Operator operator) {
        return operator.attribute("nodes_splits")
                .or(() -> operator.attribute("nodes_values_as_tensor"))
                .map(attribute -> magnitudes(attribute.getT()))
                .orElseGet(() -> magnitudes(floats(operator, "nodes_values")));
    }

    private static List<Float> floats(Operator operator, String attribute) {
        return operator.attribute(attribute).map(AttributeProto::getFloatsList).orElse(List.of());
    }

    private static double[] magnitudes(List<Float> values) {
        return values.stream().mapToDouble(Math::abs).toArray();
    }

    private static double[] magnitudes(TensorProto tensor) {
        return Arrays.stream(TensorValues.doubles(tensor)).map(Math::abs).toArray();
    }

    private static double[] inverse(double[] values) {
        return DoubleStream.of(Objects.requireNonNull(values))
                .map(value -> 1 / value)
                .toArray();
    }
}
