package modelport.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
    @Test
    void texts_and_numbers_are_read_by_the_names_of_inputs() {
        Examples examples = Examples.ofJson("{\"site\":[[\"Kyoto\"],[\"Lima\"]],\"X\":[[null,2.5],[null,3]]}");

        assertThat(examples.texts()).containsEntry("site", List.of("Kyoto", "Lima"));
        assertThat(examples.number("X", 0, 1, 9)).isEqualTo(2.5);
        assertThat(examples.number("X", 3, 1, 9)).isEqualTo(3);
    }

    @Test
    void any_number_will_do_where_none_is_told() {
        Examples examples = Examples.ofJson("{\"X\":[[null,2.5]]}");

        assertThat(examples.number("X", 0, 0, 9)).isEqualTo(9);
        assertThat(examples.number("X", 0, 7, 9)).isEqualTo(9);
        assertThat(examples.number("other", 0, 0, 9)).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"X\":1}", "{\"X\":[[{}]]}", "{\"X\":[[true]]}", "{\"X\":[[1"})
    void what_is_damaged_is_refused(String json) {
        assertThatThrownBy(() -> Examples.ofJson(json)).isInstanceOf(InferenceException.class);
    }
}
