package modelport.formats.keras;

import java.util.ArrayList;
import java.util.List;
import modelport.formats.keras.RecurrentLayers.Turns;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** A recurrent layer that goes through a sequence from both ends. */
final class Bidirectional {
    private Bidirectional() {}

    static List<Signal> write(Call call) {
        Config forward = call.config().object("layer");
        Config backward = call.config().has("backward_layer") ? call.config().object("backward_layer") : forward;
        String kind = Names.kind(forward);
        List<Signal> given = RecurrentLayers.states(call);
        int half = given.size() / 2;
        boolean same = !call.config().has("backward_layer");
        List<Signal> there = run(call, forward, "forward", false, given.subList(0, half), same);
        List<Signal> back = run(call, backward, "backward", true, given.subList(half, given.size()), same);
        boolean sequences = forward.object("config").flag("return_sequences");
        Graph graph = call.graph();
        Signal first = there.getFirst();
        Signal second = back.getFirst();
        if (sequences) {
            second = second.to(Formulas.reversed(graph, second.value(), 1));
        }
        List<Signal> outputs = new ArrayList<>(merged(call, first, second));
        outputs.addAll(there.subList(1, there.size()));
        outputs.addAll(back.subList(1, back.size()));
        if (!Names.kind(backward).equals(kind)) {
            throw call.config().unsupported("backward_layer", Names.kind(backward));
        }
        return outputs;
    }

    private static List<Signal> run(
            Call call, Config object, String direction, boolean backwards, List<Signal> states, boolean same) {
        String kind = Names.kind(object);
        Config config = object.object("config");
        String bare = config.layer().replaceFirst("^(forward|backward)_", "");
        Weights weights = call.weights().part(direction + "_layer", direction + "_" + bare);
        var inner = new Call(
                call.graph(),
                kind,
                config,
                weights,
                Arguments.of(join(call.inputs().getFirst(), states)),
                call.scope());
        if (!List.of("LSTM", "GRU", "SimpleRNN").contains(kind)) {
            throw RefusedException.of(
                    "keras.unknown-class",
                    "class",
                    "Bidirectional " + kind,
                    "layer",
                    call.config().layer());
        }
        Turns told = Turns.of(inner);
        boolean turned = same ? backwards != told.backwards() : told.backwards();
        // A layer inside this one answers zeros for steps that do not count, if it answers for all steps.
        Turns turns = new Turns(turned, told.sequences(), told.states(), zeros(call, told));
        return RecurrentLayers.ofOneCell(inner, turns);
    }

    private static boolean zeros(Call call, Turns told) {
        return call.scope().isEarly() ? told.zeros() : told.sequences();
    }

    private static List<Signal> join(Signal first, List<Signal> others) {
        List<Signal> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private static List<Signal> merged(Call call, Signal first, Signal second) {
        if (call.config().values().containsKey("merge_mode") && !call.config().has("merge_mode")) {
            return List.of(first, second);
        }
        Graph graph = call.graph();
        Value a = first.value();
        Value b = second.value();
        String mode = call.config().text("merge_mode", "concat");
        return List.of(
                switch (mode) {
                    case "concat" ->
                        new Signal(
                                graph.concat(first.rank() - 1, List.of(a, b)),
                                first.ending(first.width() + second.width()),
                                first.mask());
                    case "sum" -> first.to(graph.add(a, b));
                    case "mul" -> first.to(graph.mul(a, b));
                    case "ave" -> first.to(Formulas.times(graph, graph.add(a, b), 0.5));
                    default -> throw call.config().unsupported("merge_mode");
                });
    }
}
