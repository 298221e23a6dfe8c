package modelport.formats.keras;

import java.util.List;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/**
 * A gated recurrent unit. Its reset gate comes before the product with the state, as in its first description, or after
 * it, as Nvidia computes it; then there are two biases.
 */
record GruCell(Floats kernel, Floats recurrent, @Nullable Floats bias, boolean after, int units, Functions functions)
        implements Cell {
    static Cell of(Call call, int features, int units) {
        boolean after = call.config().flag("reset_after", !call.scope().isOld());
        Learnt learnt = Learnt.of(call, features, units, 3);
        Floats bias = learnt.bias();
        if (bias != null && bias.values().length != 3 * units * (after ? 2 : 1)) {
            throw RefusedException.of(
                    "keras.weight-shape",
                    "layer",
                    call.config().layer(),
                    "weight",
                    "bias",
                    "found",
                    bias.values().length,
                    "expected",
                    3 * units * (after ? 2 : 1));
        }
        return new GruCell(learnt.kernel(), learnt.recurrent(), bias, after, units, new Functions(call));
    }

    @Override
    public List<Integer> states() {
        return List.of(units);
    }

    /** One of the two rows of biases. */
    private Value biased(Graph graph, Value sum, int row) {
        if (bias == null || (row == 1 && !after)) {
            return sum;
        }
        Floats own = after ? bias.reshaped(2, 3 * units).row(row) : bias.reshaped(3 * units);
        return graph.add(sum, own.value(graph));
    }

    @Override
    public Value projected(Graph graph, Value x) {
        return biased(graph, graph.matMul(x, kernel.value(graph)), 0);
    }

    @Override
    public List<Value> step(Graph graph, Value projected, List<Value> states) {
        Value before = states.getFirst();
        List<Value> input = Formulas.split(graph, projected, 3, units);
        Value update;
        Value proposal;
        if (after) {
            Value inner = biased(graph, graph.matMul(before, recurrent.value(graph)), 1);
            List<Value> state = Formulas.split(graph, inner, 3, units);
            update = functions.gate(graph, graph.add(input.get(0), state.get(0)));
            Value reset = functions.gate(graph, graph.add(input.get(1), state.get(1)));
            proposal = graph.add(input.get(2), graph.mul(reset, state.get(2)));
        } else {
            Value inner = graph.matMul(before, recurrent.columns(0, 2 * units).value(graph));
            List<Value> state = Formulas.split(graph, inner, 2, units);
            update = functions.gate(graph, graph.add(input.get(0), state.get(0)));
            Value reset = functions.gate(graph, graph.add(input.get(1), state.get(1)));
            Value shown = graph.mul(reset, before);
            Value product =
                    graph.matMul(shown, recurrent.columns(2 * units, 3 * units).value(graph));
            proposal = graph.add(input.get(2), product);
        }
        Value fresh = functions.activation(graph, proposal);
        Value kept = graph.mul(update, before);
        Value taken = graph.mul(graph.sub(Formulas.number(graph, 1), update), fresh);
        return List.of(graph.add(kept, taken));
    }
}
