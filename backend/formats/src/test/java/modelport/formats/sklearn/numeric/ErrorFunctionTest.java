package modelport.formats.sklearn.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import modelport.formats.sklearn.GraphRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFunctionTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1e-10, 1.1283791670955126e-10",
        "0.5, 0.5204998778130465",
        "-0.9999, -0.8426592780487594",
        "1, 0.8427007929497148",
        "2.5, 0.999593047982555",
        "-4, -0.9999999845827421",
        "30, 1"
    })
    void its_values_are_those_of_scipy(double x, double expected) {
        double[][] rows = {{x}};

        double[][] answers = GraphRun.of(rows, (graph, value) -> new ErrorFunction(graph).of(value));

        assertThat(answers[0][0]).isCloseTo(expected, within(3e-16));
    }
}
