package modelport.formats.sklearn.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import modelport.formats.sklearn.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaternTest {
    private static final double SQUARE = 0.49;

    @ParameterizedTest
    @CsvSource({"0.5, 0.4965853037914095", "1.5, 0.658137376316584", "2.5, 0.7069426819040978"})
    void its_values_are_those_of_the_closed_forms(double nu, double expected) {
        double[][] rows = {{SQUARE}};

        double[][] answers =
                GraphRun.of(rows, (graph, value) -> new Matern(Matern.order(nu).getAsInt()).of(graph, value));

        assertThat(answers[0][0]).isCloseTo(expected, within(1e-15));
    }

    @Test
    void between_the_halves_there_is_no_closed_form() {
        assertThat(Matern.order(0.7)).isEmpty();
        assertThat(Matern.order(3.5)).hasValue(3);
    }
}
