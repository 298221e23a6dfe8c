package modelport.formats.keras;

import java.util.ArrayList;
import java.util.List;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Cells of which each gets what the one before gives, in every step. */
record StackedCells(List<Cell> cells) implements Cell {
    StackedCells {
        cells = List.copyOf(cells);
    }

    @Override
    public List<Integer> states() {
        return cells.stream().flatMap(cell -> cell.states().stream()).toList();
    }

    @Override
    public int width() {
        return cells.getLast().width();
    }

    @Override
    public Value projected(Graph graph, Value x) {
        return cells.getFirst().projected(graph, x);
    }

    @Override
    public List<Value> step(Graph graph, Value projected, List<Value> states) {
        List<Value> all = new ArrayList<>();
        Value input = projected;
        int from = 0;
        for (Cell cell : cells) {
            int count = cell.states().size();
            Value given = all.isEmpty() ? input : cell.projected(graph, input);
            List<Value> own = cell.step(graph, given, states.subList(from, from + count));
            all.addAll(own);
            input = own.getFirst();
            from += count;
        }
        return all;
    }

    /** Where the output stands among the states. */
    int output() {
        return states().size() - cells.getLast().states().size();
    }
}
