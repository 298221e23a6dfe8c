package modelport.formats.keras;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Layers that go through the steps of a sequence and remember. */
final class RecurrentLayers {
    private RecurrentLayers() {}

    static Map<String, Layer> layers() {
        return Map.ofEntries(
                entry("LSTM", call -> ofOneCell(call, Turns.of(call))),
                entry("GRU", call -> ofOneCell(call, Turns.of(call))),
                entry("SimpleRNN", call -> ofOneCell(call, Turns.of(call))),
                entry("RNN", RecurrentLayers::ofCells),
                entry("Bidirectional", Bidirectional::write),
                entry("ConvLSTM1D", call -> ConvolutionalMemory.write(call, 1)),
                entry("ConvLSTM2D", call -> ConvolutionalMemory.write(call, 2)),
                entry("ConvLSTM3D", call -> ConvolutionalMemory.write(call, 3)));
    }

    /** What a recurrent layer is told besides its cell. */
    record Turns(boolean backwards, boolean sequences, boolean states, boolean zeros) {
        static Turns of(Call call) {
            Config config = call.config();
            if (config.flag("stateful")) {
                throw RefusedException.of(
                        "keras.not-a-function", "class", "stateful " + call.kind(), "layer", config.layer());
            }
            if (config.flag("time_major")) {
                throw config.unsupported("time_major");
            }
            return new Turns(
                    config.flag("go_backwards"),
                    config.flag("return_sequences"),
                    config.flag("return_state"),
                    config.flag("zero_output_for_mask"));
        }
    }

    /** A layer with the settings and the weights of its cell. */
    static List<Signal> ofOneCell(Call call, Turns turns) {
        Signal x = call.numbers(sequence(call));
        call.expectRank(x, 3);
        Weights weights = call.weights().part("cell", "");
        var inner = new Call(call.graph(), call.kind(), call.config(), weights, call.arguments(), call.scope());
        return run(call, Cell.of(inner, call.kind(), call.known(x, 2)), turns, x, states(call));
    }

    private static List<Signal> ofCells(Call call) {
        Signal x = call.numbers(sequence(call));
        call.expectRank(x, 3);
        Turns turns = Turns.of(call);
        Config cell = call.config().object("cell");
        Weights weights = call.weights().part("cell", "");
        if (!Names.kind(cell).equals("StackedRNNCells")) {
            return run(call, cell(call, cell, weights, call.known(x, 2)), turns, x, states(call));
        }
        List<Cell> cells = new ArrayList<>();
        var places = new Places();
        int width = call.known(x, 2);
        for (Object each : cell.object("config").list("cells")) {
            Config object = Config.of(each, call.config().layer());
            Weights.Place place = places.next(Names.layer(object), Names.kind(object));
            Cell next = cell(call, object, weights.item("cells", place), width);
            cells.add(next);
            width = next.width();
        }
        if (cells.isEmpty()) {
            throw call.config().broken("cell");
        }
        return run(call, new StackedCells(cells), turns, x, states(call));
    }

    private static Cell cell(Call call, Config object, Weights weights, int features) {
        var inner = new Call(
                call.graph(), Names.kind(object), object.object("config"), weights, call.arguments(), call.scope());
        return Cell.of(inner, Names.kind(object), features);
    }

    private static Signal sequence(Call call) {
        List<Signal> all = call.inputs();
        if (all.isEmpty()) {
            throw RefusedException.of("keras.inputs", "layer", call.config().layer(), "found", 0);
        }
        return all.getFirst();
    }

    /** What to begin with, given after the sequence or by name. */
    static List<Signal> states(Call call) {
        List<Signal> named = Arguments.signals(call.arguments().named().get("initial_state"));
        return named.isEmpty() ? call.inputs().subList(1, call.inputs().size()) : named;
    }

    /** Goes through the steps; steps that do not count change nothing. */
    static List<Signal> run(Call call, Cell cell, Turns turns, Signal x, List<Signal> given) {
        Graph graph = call.graph();
        if (!given.isEmpty() && given.size() != cell.states().size()) {
            throw RefusedException.of("keras.inputs", "layer", call.config().layer(), "found", 1 + given.size());
        }
        List<Value> first = new ArrayList<>();
        for (int i = 0; i < cell.states().size(); i++) {
            first.add(
                    given.isEmpty()
                            ? start(graph, x, cell.states().get(i))
                            : call.numbers(given.get(i)).value());
        }
        Value projected = cell.projected(graph, x.value());
        int output = cell instanceof StackedCells stacked ? stacked.output() : 0;
        Sequences.Result result =
                Sequences.run(graph, new Sequences.Input(projected, x.mask(), turns), first, output, cell::step);
        List<Signal> outputs = new ArrayList<>();
        outputs.add(
                turns.sequences()
                        ? new Signal(result.sequence(), new int[] {x.size(0), x.size(1), cell.width()}, x.mask())
                        : new Signal(result.last(), new int[] {x.size(0), cell.width()}, null));
        if (turns.states()) {
            for (int i = 0; i < first.size(); i++) {
                outputs.add(new Signal(
                        result.states().get(i),
                        new int[] {x.size(0), cell.states().get(i)},
                        null));
            }
        }
        return outputs;
    }

    private static Value start(Graph graph, Signal x, int width) {
        return Formulas.zeros(graph, graph.concat(0, List.of(graph.rows(x.value()), graph.integer(width))));
    }
}
