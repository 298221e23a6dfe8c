package modelport.formats.sklearn.neighbors;

import java.util.List;
import java.util.Optional;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Values;

/** What the state of a KDTree or a BallTree holds: its points, and their weights where they have some. */
@SuppressWarnings("ArrayRecordComponent")
record SearchTree(Matrix points, Optional<double[]> weights) {
    private static final int WEIGHTS = 12;

    static SearchTree of(Estimator estimator, String attribute) {
        List<PyValue> state = state(estimator.get(attribute)).orElseThrow(() -> estimator.unexpected(attribute));
        Matrix points = state.stream()
                .findFirst()
                .flatMap(Values::matrix)
                .orElseThrow(() -> estimator.unexpected(attribute));
        Optional<double[]> weights = state.size() > WEIGHTS && state.get(WEIGHTS) != PyValue.None.NONE
                ? Values.numbers(state.get(WEIGHTS))
                : Optional.empty();
        return new SearchTree(points, weights);
    }

    private static Optional<List<PyValue>> state(PyValue tree) {
        return tree instanceof PyValue.Instance instance
                ? instance.state().flatMap(Values::items)
                : Optional.empty();
    }
}
