package modelport.formats.sklearn.decomposition;

import java.util.ArrayList;
import java.util.List;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.decomposition.NonNegativeFactors.Penalty;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Loops;
import modelport.onnx.build.Value;

/**
 * Non-negative least squares for all rows: one component after the other is set to its best amount, until all rows
 * together change little compared with the first round.
 */
record CoordinateDescent(Graph graph, Matrix components, Penalty penalty, double tolerance, int rounds) {
    /** The amounts of shape [N, components]. */
    Value of(Value rows) {
        Value fits = graph.sub(Projections.onRows(graph, rows, components), graph.number(penalty.linear()));
        Matrix gram = components
                .times(components.transposed())
                .map((value, row, column) -> row == column ? value + penalty.square() : value);
        Value start = graph.filled(0, rows, components.rows());
        return Loops.repeat(
                        graph,
                        rounds,
                        List.of(start, graph.number(-1)),
                        (body, _, carried) -> new Round(body, fits, gram).step(carried, tolerance))
                .getFirst();
    }

    private record Round(Graph graph, Value fits, Matrix gram) {
        /** Carries the amounts, and by how much the first round was off; that is negative before. */
        List<Value> step(List<Value> carried, double tolerance) {
            List<Value> amounts = new ArrayList<>();
            for (int i = 0; i < gram.rows(); i++) {
                amounts.add(graph.columns(carried.getFirst(), i));
            }
            Value off = graph.number(0);
            for (int i = 0; i < gram.rows(); i++) {
                off = graph.add(off, graph.sum(change(amounts, i), 0, true));
            }
            Value zero = graph.number(0);
            Value first = graph.where(graph.less(carried.get(1), zero), off, carried.get(1));
            Value settled = graph.lessOrEqual(graph.div(off, first), graph.number(tolerance));
            Value ends = graph.or(graph.equal(first, zero), settled);
            return List.of(graph.scalar(graph.not(ends)), graph.concat(1, amounts), first);
        }

        /** Sets one amount of each row; by how much it was off, [N]. */
        private Value change(List<Value> amounts, int i) {
            Value products = graph.doubles(gram.row(i), gram.columns(), 1);
            Value gradient = graph.sub(graph.matMul(graph.concat(1, amounts), products), graph.columns(fits, i));
            Value amount = amounts.get(i);
            Value zero = graph.number(0);
            Value none = graph.equal(amount, zero);
            Value off = graph.abs(graph.where(none, graph.min(zero, gradient), gradient));
            if (gram.at(i, i) != 0) {
                Value moved = graph.sub(amount, graph.div(gradient, graph.number(gram.at(i, i))));
                amounts.set(i, graph.max(moved, zero));
            }
            return graph.squeeze(off, 1);
        }
    }
}
