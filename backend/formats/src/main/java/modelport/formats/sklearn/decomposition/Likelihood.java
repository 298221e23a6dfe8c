package modelport.formats.sklearn.decomposition;

import java.util.Arrays;
import java.util.Optional;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.numeric.SquareMatrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Logarithms of a normal distribution's densities. */
record Likelihood(Estimator estimator, Matrix precision, double logDeterminant) {
    /** Above that, two programs need not agree on an inverse to nine digits. */
    private static final double WORST_CONDITION = 1e6;

    static Likelihood of(Estimator estimator, Matrix precision) {
        double logDeterminant =
                SquareMatrix.of(precision).map(SquareMatrix::logDeterminant).orElse(Double.NEGATIVE_INFINITY);
        return new Likelihood(estimator, precision, logDeterminant);
    }

    /** An inverse that can be relied on. */
    static Optional<Matrix> inverse(Matrix matrix) {
        boolean finite = Arrays.stream(matrix.values()).allMatch(Double::isFinite);
        return finite
                ? SquareMatrix.of(matrix)
                        .filter(factors -> factors.condition() < WORST_CONDITION)
                        .map(SquareMatrix::inverse)
                : Optional.empty();
    }

    void addTo(Answers answers, Table rows, Graph graph) {
        answers.vector(Method.SCORE_SAMPLES, () -> {
            Value x = Projections.centred(estimator, "mean_", rows, graph);
            Value weighted = graph.mul(x, Projections.onColumns(graph, x, precision));
            double constant = -0.5 * (precision.rows() * Math.log(2 * Math.PI) - logDeterminant);
            Value squares = graph.mul(graph.number(-0.5), graph.sum(weighted, 1, false));
            return graph.add(squares, graph.number(constant));
        });
    }
}
