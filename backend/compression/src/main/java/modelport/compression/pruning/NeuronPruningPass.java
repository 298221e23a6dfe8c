package modelport.compression.pruning;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import modelport.compression.LayerReport;
import modelport.compression.LayerReport.Done;
import modelport.compression.LayerReport.Skipped;
import modelport.compression.graph.GraphPass;
import modelport.compression.graph.Linear;
import modelport.compression.graph.LinearEdit;
import modelport.compression.graph.Moments;
import modelport.compression.graph.Workbench;
import modelport.contract.Message;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;
import modelport.onnx.edit.TensorValues;
import org.ejml.data.DMatrixRMaj;

/** Takes neurons out of hidden layers, and fits the matrices that read the others. */
public final class NeuronPruningPass implements GraphPass {
    private static final int FEWEST = 8;
    /** Processors like widths that are multiples of this. */
    private static final int STEP = 8;

    private final double keep;

    public NeuronPruningPass(double keep) {
        this.keep = keep;
    }

    @Override
    public List<LayerReport> apply(Workbench bench) {
        var layers = new ArrayList<LayerReport>();
        Set<String> seen = new HashSet<>();
        for (Optional<Linear> next = next(bench, seen); next.isPresent(); next = next(bench, seen)) {
            Linear linear = next.get();
            seen.add(linear.operator().output());
            bench.checkCancelled();
            layers.add(HiddenLayer.of(bench.graph(), linear)
                    .map(hidden -> prune(bench, hidden))
                    .orElseGet(() -> skipped(linear, "not-hidden")));
        }
        return layers;
    }

    private static LayerReport skipped(Linear linear, String why) {
        return new Skipped(linear.title(), Message.of("compression." + why));
    }

    /** Pruning changes operators, so they are looked for anew each time. */
    private static Optional<Linear> next(Workbench bench, Set<String> seen) {
        return Linear.all(bench.graph()).stream()
                .filter(linear -> !seen.contains(linear.operator().output()))
                .findFirst();
    }

    private int kept(int neurons) {
        int wanted = (int) Math.ceil(neurons * keep);
        int even = Math.ceilDiv(wanted, STEP) * STEP;
        return Math.max(1, neurons >= 2 * STEP * STEP && even < neurons ? even : wanted);
    }

    private LayerReport prune(Workbench bench, HiddenLayer hidden) {
        int kept = kept(hidden.neurons());
        if (hidden.neurons() < FEWEST || kept >= hidden.neurons()) {
            return skipped(hidden.first(), "few-neurons");
        }
        DMatrixRMaj matrix = Moments.of(bench, hidden.exit(), hidden.neurons()).matrix();
        DMatrixRMaj weights = weights(bench.graph(), hidden);
        int[] chosen = new NeuronChoice(NeuronFit.steadied(matrix), weights).choose(kept, bench::checkCancelled);
        DMatrixRMaj fitted = NeuronFit.fit(matrix, weights, chosen);
        long before = bytes(hidden, hidden.neurons());
        narrow(bench.graph(), hidden, chosen);
        widen(bench.graph(), hidden, fitted);
        return new Done(
                hidden.first().title(),
                before,
                bytes(hidden, kept),
                Message.of(
                        "compression.as-neurons",
                        "before",
                        Integer.toString(hidden.neurons()),
                        "after",
                        Integer.toString(kept)));
    }

    private static long bytes(HiddenLayer hidden, int neurons) {
        long weights = hidden.first().inputs()
                + hidden.next().stream().mapToLong(Linear::outputs).sum();
        return hidden.first().type().bytes(weights * neurons);
    }

    /** The weights of all that read the neurons side by side, and zeros for one. */
    private static DMatrixRMaj weights(EditableGraph graph, HiddenLayer hidden) {
        int outputs = hidden.next().stream().mapToInt(Linear::outputs).sum();
        var weights = new DMatrixRMaj(hidden.neurons() + 1, outputs);
        int first = 0;
        for (Linear next : hidden.next()) {
            double[] matrix = next.matrix(graph);
            for (int neuron = 0; neuron < hidden.neurons(); neuron++) {
                System.arraycopy(
                        matrix, neuron * next.outputs(), weights.data, neuron * outputs + first, next.outputs());
            }
            first += next.outputs();
        }
        return weights;
    }

    /** Takes neurons out of the first matrix, and out of vectors with a number for each. */
    private static void narrow(EditableGraph graph, HiddenLayer hidden, int[] chosen) {
        Linear first = hidden.first();
        double[] matrix = first.matrix(graph);
        var columns = new double[first.inputs() * chosen.length];
        for (int input = 0; input < first.inputs(); input++) {
            for (int i = 0; i < chosen.length; i++) {
                columns[input * chosen.length + i] = matrix[input * first.outputs() + chosen[i]];
            }
        }
        String weights =
                LinearEdit.constant(graph, first.weights(), first.type(), columns, first.inputs(), chosen.length);
        NodeProto.Builder node =
                first.operator().node().toBuilder().clearAttribute().setInput(1, weights);
        first.operator().attribute("beta").ifPresent(node::addAttribute);
        graph.replace(first.operator(), sliced(graph, node, chosen, first.outputs(), 2));
        for (Operator operator : hidden.between()) {
            graph.replace(operator, sliced(graph, operator.node().toBuilder(), chosen, first.outputs(), 0));
        }
    }

    private static NodeProto sliced(
            EditableGraph graph, NodeProto.Builder node, int[] chosen, int neurons, int firstInput) {
        for (int place = firstInput; place < node.getInputCount(); place++) {
            Optional<TensorProto> vector = graph.constant(node.getInput(place))
                    .filter(tensor -> TensorValues.elements(tensor) == neurons && neurons > 1);
            if (vector.isPresent()) {
                double[] values = TensorValues.doubles(vector.get());
                long[] dims = TensorValues.dims(vector.get());
                dims[dims.length - 1] = chosen.length;
                node.setInput(
                        place,
                        LinearEdit.constant(
                                graph,
                                vector.get().getName(),
                                TensorValues.type(vector.get()),
                                Arrays.stream(chosen)
                                        .mapToDouble(neuron -> values[neuron])
                                        .toArray(),
                                dims));
            }
        }
        return node.build();
    }

    /** Gives the matrices that read the neurons their fitted weights; what one got is added to what they give. */
    private static void widen(EditableGraph graph, HiddenLayer hidden, DMatrixRMaj fitted) {
        int kept = fitted.numRows - 1;
        int first = 0;
        for (Linear next : hidden.next()) {
            var matrix = new double[kept * next.outputs()];
            for (int neuron = 0; neuron < kept; neuron++) {
                System.arraycopy(
                        fitted.data, neuron * fitted.numCols + first, matrix, neuron * next.outputs(), next.outputs());
            }
            int start = kept * fitted.numCols + first;
            double[] shift = Arrays.copyOfRange(fitted.data, start, start + next.outputs());
            LinearEdit.replace(graph, next, matrix, kept, shift);
            first += next.outputs();
        }
    }
}
