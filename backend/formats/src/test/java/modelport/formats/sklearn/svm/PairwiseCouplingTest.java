package modelport.formats.sklearn.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import modelport.formats.sklearn.GraphRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairwiseCouplingTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void rows_stop_each_where_it_would_stop_alone(int classes) {
        var pairs = new Pairs(classes);
        int width = pairs.all().size();
        var random = new Random(classes);
        double[][] decisions = new double[9][];
        Arrays.setAll(decisions, row -> random.doubles(width, -row, row + 1).toArray());
        double[] slopes = random.doubles(width, -2, -0.5).toArray();
        double[] intercepts = random.doubles(width, -0.5, 0.5).toArray();

        double[][] answers = GraphRun.of(
                decisions, (graph, value) -> new PairwiseCoupling(graph, pairs).of(value, slopes, intercepts));

        for (int row = 0; row < decisions.length; row++) {
            double[] alone = alone(pairs, decisions[row], slopes, intercepts);
            for (int i = 0; i < classes; i++) {
                assertThat(answers[row][i]).isCloseTo(alone[i], within(1e-12));
            }
        }
    }

    private static double[] alone(Pairs pairs, double[] decisions, double[] slopes, double[] intercepts) {
        int classes = pairs.classes();
        double[][] over = new double[classes][classes];
        List<Pairs.Pair> all = pairs.all();
        for (int i = 0; i < all.size(); i++) {
            double likely = 1 / (1 + Math.exp(decisions[i] * slopes[i] + intercepts[i]));
            double bounded = Math.min(Math.max(likely, 1e-7), 1 - 1e-7);
            over[all.get(i).first()][all.get(i).second()] = bounded;
            over[all.get(i).second()][all.get(i).first()] = 1 - bounded;
        }
        double[][] system = new double[classes][classes];
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < classes; j++) {
                system[i][i] += j == i ? 0 : over[j][i] * over[j][i];
                system[i][j] -= j == i ? 0 : over[j][i] * over[i][j];
            }
        }
        double[] probabilities = new double[classes];
        Arrays.fill(probabilities, 1.0 / classes);
        for (int round = 0; round < 100 && !change(system, probabilities); round++) {}
        return probabilities;
    }

    /** Whether there was nothing left to change. */
    private static boolean change(double[][] system, double[] probabilities) {
        int classes = probabilities.length;
        double[] product = new double[classes];
        double square = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < classes; j++) {
                product[i] += system[i][j] * probabilities[j];
            }
            square += probabilities[i] * product[i];
        }
        double fixed = square;
        if (Arrays.stream(product).allMatch(value -> Math.abs(value - fixed) < 0.005 / classes)) {
            return true;
        }
        for (int i = 0; i < classes; i++) {
            double step = (square - product[i]) / system[i][i];
            probabilities[i] += step;
            square = (square + step * (step * system[i][i] + 2 * product[i])) / (1 + step) / (1 + step);
            for (int j = 0; j < classes; j++) {
                product[j] = (product[j] + step * system[i][j]) / (1 + step);
                probabilities[j] /= 1 + step;
            }
        }
        return false;
    }
}
