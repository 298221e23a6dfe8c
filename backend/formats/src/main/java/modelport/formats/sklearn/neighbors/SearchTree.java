package modelport.formats.sklearn.neighbors;

import java.util.List;
import java.util.Optional;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Values;
import modelport.onnx.RefusedException;

/**
 * What the state of a KDTree or a BallTree holds. Its nodes are numbered level by level: those below node i are
 * {@code 2 i + 1} and {@code 2 i + 2}.
 */
record SearchTree(Estimator estimator, String attribute, boolean balls, List<PyValue> state) {
    private static final int POINTS = 0;
    private static final int INDEXES = 1;
    private static final int NODES = 2;
    private static final int BOUNDS = 3;
    private static final int WEIGHTS = 12;

    static SearchTree of(Estimator estimator, String attribute) {
        if (estimator.get(attribute) instanceof PyValue.Instance tree) {
            List<PyValue> state = tree.state().flatMap(Values::items).orElse(List.of());
            boolean balls = tree.arguments().stream()
                            .anyMatch(type ->
                                    type instanceof PyValue.Global(String _, String name) && name.startsWith("Ball"))
                    || tree.type().name().startsWith("Ball");
            if (state.size() > BOUNDS) {
                return new SearchTree(estimator, attribute, balls, state);
            }
        }
        throw estimator.unexpected(attribute);
    }

    Matrix points() {
        return Values.matrix(state.get(POINTS)).orElseThrow(this::broken);
    }

    /** Weights of the points, where they have some. */
    Optional<double[]> weights() {
        return state.size() > WEIGHTS && state.get(WEIGHTS) != PyValue.None.NONE
                ? Values.numbers(state.get(WEIGHTS))
                : Optional.empty();
    }

    /** The points' indexes, in the order of the leaves. */
    double[] indexes() {
        return Values.numbers(state.get(INDEXES)).orElseThrow(this::broken);
    }

    /**
     * A field of all nodes: {@code idx_start} and {@code idx_end} among the indexes, {@code is_leaf}, {@code radius}.
     */
    double[] nodes(String field) {
        NumpyArray nodes = Values.array(state.get(NODES)).orElseThrow(this::broken);
        if (!nodes.hasField(field)) {
            throw broken();
        }
        return nodes.field(field).doubles();
    }

    /** The nodes' centres, or their corners: the lowest and the highest. */
    Matrix bounds(int corner) {
        NumpyArray bounds = Values.array(state.get(BOUNDS)).orElseThrow(this::broken);
        if (bounds.axes() != 3 || corner >= bounds.size(0)) {
            throw broken();
        }
        int rows = bounds.size(1);
        int columns = bounds.size(2);
        double[] picked = new double[rows * columns];
        System.arraycopy(bounds.doubles(), corner * picked.length, picked, 0, picked.length);
        return new Matrix(picked, rows, columns);
    }

    private RefusedException broken() {
        return estimator.unexpected(attribute);
    }
}
