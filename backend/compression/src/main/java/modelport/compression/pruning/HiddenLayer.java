package modelport.compression.pruning;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import modelport.compression.graph.Linear;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;
import modelport.onnx.edit.TensorValues;

/**
 * Neurons between two matrices: what the first one gives goes through functions of each number by itself, and then to
 * other matrices and nowhere else. So a neuron can be taken out on both sides.
 *
 * @param first the matrix whose outputs the neurons are
 * @param between the functions
 * @param exit what the neurons give at last
 * @param next the matrices that read it
 */
record HiddenLayer(Linear first, List<Operator> between, String exit, List<Linear> next) {
    private static final Set<String> ONE_BY_ONE = Set.of(
            "Relu",
            "LeakyRelu",
            "Elu",
            "Selu",
            "Celu",
            "Gelu",
            "Sigmoid",
            "HardSigmoid",
            "HardSwish",
            "Swish",
            "Mish",
            "Tanh",
            "Erf",
            "Exp",
            "Log",
            "Sqrt",
            "Abs",
            "Neg",
            "Reciprocal",
            "Softplus",
            "Softsign",
            "ThresholdedRelu",
            "Identity",
            "Dropout",
            "Clip",
            "Cast");
    private static final Set<String> TWO_BY_TWO =
            Set.of("Add", "Sub", "Mul", "Div", "Pow", "Max", "Min", "Sum", "PRelu", "Where");

    HiddenLayer {
        between = List.copyOf(between);
        next = List.copyOf(next);
    }

    int neurons() {
        return first.outputs();
    }

    /** The neurons that a layer begins, if it does. */
    static Optional<HiddenLayer> of(EditableGraph graph, Linear first) {
        return new Search(graph, first).find();
    }

    private static final class Search {
        private final EditableGraph graph;
        private final Linear first;
        private final Set<String> values = new LinkedHashSet<>();
        private final Map<Integer, Operator> between = new LinkedHashMap<>();
        private final Map<Integer, Linear> next = new LinkedHashMap<>();

        Search(EditableGraph graph, Linear first) {
            this.graph = graph;
            this.first = first;
        }

        Optional<HiddenLayer> find() {
            if (!first.added().isEmpty() && !isSplit(first.added())) {
                return Optional.empty();
            }
            values.add(first.operator().output());
            while (grow()) {
                // every round goes on from what the one before has found
            }
            List<String> exits =
                    next.values().stream().map(Linear::input).distinct().toList();
            boolean closed = exits.size() == 1 && values.stream().allMatch(this::isClosed);
            return closed
                    ? Optional.of(new HiddenLayer(
                            first, new ArrayList<>(between.values()), exits.getFirst(), new ArrayList<>(next.values())))
                    : Optional.empty();
        }

        private boolean grow() {
            boolean grown = false;
            for (String value : List.copyOf(values)) {
                for (Operator user : graph.users(value)) {
                    boolean known = between.containsKey(user.id()) || next.containsKey(user.id());
                    if (!known && actsOneByOne(user)) {
                        between.put(user.id(), user);
                        grown |= values.add(user.output());
                    } else if (!known) {
                        Linear.of(graph, user)
                                .filter(linear -> linear.input().equals(value))
                                .filter(linear -> !linear.added().equals(value))
                                .ifPresent(linear -> next.put(user.id(), linear));
                    }
                }
            }
            return grown;
        }

        private boolean actsOneByOne(Operator user) {
            boolean plain = user.node().getDomain().isEmpty()
                    && user.node().getOutputList().stream().skip(1).allMatch(String::isEmpty);
            String type = user.node().getOpType();
            return plain
                    && (ONE_BY_ONE.contains(type)
                            ? user.inputs().stream().skip(1).allMatch(this::isOne)
                            : TWO_BY_TWO.contains(type)
                                    && user.inputs().stream().allMatch(this::isKnown));
        }

        /** Whether it is among the neurons' values, or the same for all neurons, or has a number for each. */
        private boolean isKnown(String value) {
            return values.contains(value) || isSplit(value);
        }

        private boolean isSplit(String value) {
            return isOne(value) || graph.constant(value).filter(this::isVector).isPresent();
        }

        private boolean isOne(String value) {
            return value.isEmpty()
                    || graph.constant(value)
                            .filter(tensor -> TensorValues.elements(tensor) == 1)
                            .isPresent();
        }

        /** A number for each neuron, along the last axis. */
        private boolean isVector(TensorProto tensor) {
            int axes = tensor.getDimsCount();
            return TensorValues.isFloating(tensor)
                    && axes > 0
                    && tensor.getDims(axes - 1) == first.outputs()
                    && TensorValues.elements(tensor) == first.outputs();
        }

        private boolean isClosed(String value) {
            return !graph.isOutput(value)
                    && graph.users(value).stream()
                            .allMatch(user -> between.containsKey(user.id()) || next.containsKey(user.id()));
        }
    }
}
