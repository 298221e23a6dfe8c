package modelport.formats.sklearn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import modelport.formats.sklearn.GraphRun;
import org.junit.jupiter.api.Test;

class CategoryTestsTest {
    private static final CategorySet KNOWN = CategorySet.of(new double[] {0, 1, 2, 255});
    private static final CategorySet LEFT = CategorySet.of(new double[] {1, 2});

    @Test
    void known_categories_go_as_the_set_says_and_all_else_as_missing_values() {
        double[][] rows = {{1}, {2.9}, {0}, {255}, {3}, {Double.NaN}};

        assertThat(right(rows, true, true)).containsExactly(0, 0, 1, 1, 0, 0);
        assertThat(right(rows, false, true)).containsExactly(0, 0, 1, 1, 1, 1);
    }

    @Test
    void numbers_that_are_no_byte_are_cut_to_one() {
        double[][] rows = {{257}, {-254}, {-1}, {1e300}, {Double.POSITIVE_INFINITY}};

        assertThat(right(rows, true, false)).containsExactly(0, 0, 1, 1, 1);
    }

    @Test
    void negative_numbers_are_missing_since_1_3() {
        double[][] rows = {{-254}, {-1}, {-0.5}, {-0.0}};

        assertThat(right(rows, true, true)).containsExactly(0, 0, 0, 1);
    }

    private static double[] right(double[][] rows, boolean missingLeft, boolean negativeIsMissing) {
        var tests = new CategoryTests(Map.of(0, KNOWN), negativeIsMissing);
        tests.ask(0, CategorySet.of(new double[] {7}), false);
        tests.ask(0, LEFT, missingLeft);
        int column = 1 + tests.column(0, LEFT, missingLeft);
        double[][] answers = GraphRun.of(rows, tests::append);
        double[] right = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            right[i] = answers[i][column];
        }
        return right;
    }
}
