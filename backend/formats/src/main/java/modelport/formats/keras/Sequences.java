package modelport.formats.keras;

import java.util.ArrayList;
import java.util.List;
import modelport.formats.keras.RecurrentLayers.Turns;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Loops;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** Goes through sequences step by step. */
final class Sequences {
    private Sequences() {}

    /** @param mask BOOL [N, steps]: which steps count */
    record Input(Value steps, @Nullable Value mask, Turns turns) {}

    /** @param sequence the outputs of all steps, in the order of their turns */
    record Result(Value sequence, Value last, List<Value> states) {}

    /** The new states of one step. */
    @FunctionalInterface
    interface Steps {
        List<Value> step(Graph body, Value slice, List<Value> states);
    }

    /** @param output which of the states is the output */
    static Result run(Graph graph, Input input, List<Value> first, int output, Steps steps) {
        boolean masked = input.mask() != null;
        List<Value> swept = new ArrayList<>(List.of(input.steps()));
        if (input.mask() != null) {
            swept.add(input.mask());
        }
        // Where the output of a step that does not count is zero, the last output may be too.
        boolean zeros = masked && input.turns().zeros();
        List<Value> carried = new ArrayList<>(first);
        if (zeros) {
            carried.add(first.get(output));
        }
        Loops.Swept result = Loops.sweep(graph, carried, swept, input.turns().backwards(), (body, states, slices) -> {
            List<Value> before = states.subList(0, first.size());
            List<Value> fresh = steps.step(body, slices.getFirst(), before);
            List<Value> given = new ArrayList<>();
            Value counts = masked ? counts(body, slices.getLast()) : null;
            for (int i = 0; i < fresh.size(); i++) {
                given.add(counts == null ? fresh.get(i) : body.where(counts, fresh.get(i), before.get(i)));
            }
            Value shown = given.get(output);
            if (zeros && counts != null) {
                shown = body.where(counts, fresh.get(output), Formulas.number(body, 0));
                given.add(shown);
            }
            given.add(shown);
            return given;
        });
        List<Value> states = result.carried().subList(0, first.size());
        Value last = zeros ? result.carried().getLast() : states.get(output);
        return new Result(result.collected().getFirst(), last, states);
    }

    /** Whether the step counts: a column, which is as wide as any state. */
    private static Value counts(Graph body, Value mask) {
        return body.unsqueeze(mask, 1);
    }
}
