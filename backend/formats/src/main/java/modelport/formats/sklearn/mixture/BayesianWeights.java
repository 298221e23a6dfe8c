package modelport.formats.sklearn.mixture;

import java.util.Arrays;
import java.util.List;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Values;

/** What a mixture with prior distributions adds to its components' densities: expected logarithms, all constant. */
final class BayesianWeights {
    private BayesianWeights() {}

    static double[] of(Estimator estimator) {
        double[] weights = estimator.is("weight_concentration_prior_type", "dirichlet_process")
                ? process(estimator)
                : distribution(estimator);
        double[] told = estimator.vector("degrees_of_freedom_");
        // Components that share one covariance share its degrees of freedom too.
        double[] freedom = told.length == 1 ? repeated(told[0], weights.length) : told;
        double[] precision = estimator.vector("mean_precision_");
        int columns = estimator.matrix("means_").columns();
        for (int i = 0; i < weights.length; i++) {
            double logarithm = columns * Math.log(2);
            for (int column = 0; column < columns; column++) {
                logarithm += Digamma.of(0.5 * (freedom[i] - column));
            }
            weights[i] += 0.5 * (logarithm - columns / precision[i]) - 0.5 * columns * Math.log(freedom[i]);
        }
        return weights;
    }

    private static double[] repeated(double value, int times) {
        double[] all = new double[times];
        Arrays.fill(all, value);
        return all;
    }

    private static double[] distribution(Estimator estimator) {
        double[] concentration = estimator.vector("weight_concentration_");
        double all = Digamma.of(Arrays.stream(concentration).sum());
        return Arrays.stream(concentration).map(each -> Digamma.of(each) - all).toArray();
    }

    /** A stick from which each component breaks a piece off. */
    private static double[] process(Estimator estimator) {
        List<PyValue> pair = estimator.items("weight_concentration_");
        if (pair.size() != 2) {
            throw estimator.unexpected("weight_concentration_");
        }
        double[] first = numbers(estimator, pair.getFirst());
        double[] second = numbers(estimator, pair.getLast());
        double[] weights = new double[first.length];
        double rest = 0;
        for (int i = 0; i < weights.length; i++) {
            double sum = Digamma.of(first[i] + second[i]);
            weights[i] = Digamma.of(first[i]) - sum + rest;
            rest += Digamma.of(second[i]) - sum;
        }
        return weights;
    }

    private static double[] numbers(Estimator estimator, PyValue value) {
        return Values.numbers(value).orElseThrow(() -> estimator.unexpected("weight_concentration_"));
    }
}
