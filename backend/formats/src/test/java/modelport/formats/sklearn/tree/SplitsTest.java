package modelport.formats.sklearn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitsTest {
    @ParameterizedTest
    @CsvSource({
        "2, 1, 2, 0, true",
        "0, 1, 2, 0, false",
        "2, 0, 2, 0, false",
        "2, 1, 1, 0, false",
        "2, 1, 3, 0, false",
        "2, 1, 2, 5, false",
        "2, 1, 2, -1, false"
    })
    void a_tree_has_each_node_below_one_before_it_and_tests_columns_that_are_there(
            int width, int left, int right, int feature, boolean sound) {
        var splits = new Splits(
                new int[] {left, -1, -1},
                new int[] {right, -1, -1},
                new int[] {feature, 0, 0},
                new double[3],
                new boolean[3]);

        assertThat(splits.isTree(width)).isEqualTo(sound);
    }
}
