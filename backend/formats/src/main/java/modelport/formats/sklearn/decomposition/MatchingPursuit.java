package modelport.formats.sklearn.decomposition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.numeric.LinearSystems;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Orthogonal matching pursuit: again and again the atom that fits best to what is left of a row, and then the best sum
 * of all atoms so far. A row that hardly anything is left of takes no more atoms.
 */
final class MatchingPursuit {
    private static final double NOTHING = Math.ulp(1.0);

    private final Graph graph;
    private final int atoms;
    private final Value products;
    private final Value numbers;

    MatchingPursuit(Graph graph, Matrix atoms) {
        this.graph = graph;
        this.atoms = atoms.rows();
        Matrix gram = atoms.times(atoms.transposed());
        products = graph.doubles(gram.values(), gram.rows(), gram.columns());
        numbers = graph.longs(LongStream.range(0, this.atoms).toArray());
    }

    /** Atoms chosen so far, and how much of each; [N, 1] each. Those that a row did not take have amounts of 0. */
    private record Chosen(List<Value> indexes, List<Value> taken) {}

    /** How much of each atom is in each row, [N, atoms]; {@code fits} are the rows times the atoms. */
    Value code(Value fits, int most) {
        var chosen = new Chosen(new ArrayList<>(), new ArrayList<>());
        Value left = fits;
        Value code = graph.mul(fits, graph.number(0));
        for (int i = 0; i < most; i++) {
            choose(chosen, left);
            Value amounts = amounts(fits, chosen);
            code = spread(chosen, amounts);
            left = graph.sub(fits, graph.matMul(code, products));
        }
        return code;
    }

    private void choose(Chosen chosen, Value left) {
        Value best = graph.unsqueeze(graph.argMax(graph.abs(left), 1), 1);
        Value rest = picked(left, best);
        Value open = graph.not(graph.less(graph.mul(rest, rest), graph.number(NOTHING)));
        for (int i = 0; i < chosen.indexes().size(); i++) {
            Value again = graph.and(
                    chosen.taken().get(i), graph.equal(best, chosen.indexes().get(i)));
            open = graph.and(open, graph.not(again));
        }
        if (!chosen.taken().isEmpty()) {
            open = graph.and(open, chosen.taken().getLast());
        }
        chosen.indexes().add(best);
        chosen.taken().add(open);
    }

    private Value picked(Value matrix, Value indexes) {
        return graph.op("GatherElements", matrix.type(), List.of(matrix, indexes), Attributes.of("axis", 1));
    }

    /** The best amounts of the chosen atoms, [N, chosen, 1]. */
    private Value amounts(Value fits, Chosen chosen) {
        int count = chosen.indexes().size();
        Value indexes = graph.concat(1, chosen.indexes());
        Value taken = graph.cast(graph.concat(1, chosen.taken()), ElementType.DOUBLE);
        Value square = graph.mul(between(indexes), pairs(taken));
        double[] unit = new double[count * count];
        for (int i = 0; i < count; i++) {
            unit[i * count + i] = 1;
        }
        Value free = graph.unsqueeze(graph.sub(graph.number(1), taken), 2);
        Value left = graph.add(square, graph.mul(free, graph.doubles(unit, count, count)));
        Value right = graph.unsqueeze(graph.mul(picked(fits, indexes), taken), 2);
        return LinearSystems.solve(graph, left, right, count, 1);
    }

    /** Products of the chosen atoms with each other, [N, chosen, chosen]. */
    private Value between(Value indexes) {
        Value rows = graph.gather(products, indexes, 0);
        return graph.matMul(rows, graph.transpose(marks(indexes), 0, 2, 1));
    }

    /** 1 at the chosen atom, [N, chosen, atoms]. */
    private Value marks(Value indexes) {
        return graph.cast(graph.equal(graph.unsqueeze(indexes, 2), numbers), ElementType.DOUBLE);
    }

    private Value pairs(Value taken) {
        return graph.mul(graph.unsqueeze(taken, 2), graph.unsqueeze(taken, 1));
    }

    /** The amounts at their atoms' places, [N, atoms]. */
    private Value spread(Chosen chosen, Value amounts) {
        Value marks = marks(graph.concat(1, chosen.indexes()));
        return graph.sum(graph.mul(marks, amounts), 1, false);
    }
}
