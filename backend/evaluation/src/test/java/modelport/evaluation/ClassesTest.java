package modelport.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassesTest {
    @Test
    void a_number_is_a_class_however_it_is_written() {
        var classes = new Classes(List.of("0", "1", "10"));

        assertThat(classes.indexOf("1")).isEqualTo(1);
        assertThat(classes.indexOf("1.0")).isEqualTo(1);
        assertThat(classes.indexOf("1e1")).isEqualTo(2);
        assertThat(classes.indexOf("-0.0")).isZero();
        assertThat(classes.indexOf("2")).isEqualTo(Classes.UNKNOWN);
        assertThat(classes.indexOf("")).isEqualTo(Classes.UNKNOWN);
    }

    @Test
    void truth_values_are_classes_of_either_kind() {
        assertThat(new Classes(List.of("False", "True")).indexOf("true")).isEqualTo(1);
        assertThat(new Classes(List.of("False", "True")).indexOf("0")).isZero();
        assertThat(new Classes(List.of("0", "1")).indexOf("true")).isEqualTo(1);
    }

    @Test
    void classes_that_are_one_number_are_told_apart_by_their_texts_only() {
        var classes = new Classes(List.of("1", "1.0"));

        assertThat(classes.indexOf("1")).isZero();
        assertThat(classes.indexOf("1.0")).isEqualTo(1);
        assertThat(classes.indexOf("1.00")).isEqualTo(Classes.UNKNOWN);
    }

    @Test
    void a_model_may_answer_with_the_class_s_place() {
        var words = new Classes(List.of("cat", "dog"));

        assertThat(words.indexOfAnswer(1L)).isEqualTo(1);
        assertThat(words.indexOfAnswer("dog")).isEqualTo(1);
        assertThat(words.indexOfAnswer(2L)).isEqualTo(Classes.UNKNOWN);
        assertThat(new Classes(List.of("3", "7")).indexOfAnswer(7L)).isEqualTo(1);
        assertThat(new Classes(List.of("3", "7")).indexOfAnswer(1L)).isEqualTo(Classes.UNKNOWN);
    }
}
