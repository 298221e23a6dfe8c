package modelport.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.ui.PageTest;
import modelport.ui.fakes.Converted;
import org.junit.jupiter.api.Test;

class SignatureSectionTest extends PageTest {
    @Test
    void types_are_words_and_what_a_program_calls_them() {
        assertThat(text(new SignatureSection(Converted.passengers())))
                .containsSubsequence(
                        "age", "in", "numbers", "float64", "may be missing", "[N, 1]", "city", "texts", "string");
    }

    @Test
    void the_first_columns_show_by_name_and_the_rest_on_demand() {
        assertThat(text(new SignatureSection(Converted.prices())))
                .containsSubsequence("34 columns of X", "area", "signal_20", "and 14 more", "signal_34");
    }

    @Test
    void many_inputs_end_in_a_table_on_demand() {
        List<TensorSpec> inputs = IntStream.range(0, 64)
                .mapToObj(i -> TensorSpec.of("x" + i, DataType.FP64, -1, 1))
                .toList();
        var signature = new Signature(inputs, List.of(TensorSpec.of("y", DataType.INT64, -1)), List.of(), null, true);

        assertThat(text(new SignatureSection(signature)))
                .containsSubsequence("x19", "y", "whole numbers", "and 44 more inputs", "x20", "x63");
    }

    @Test
    void what_may_change_without_training_says_how_far() {
        assertThat(text(new SignatureSection(Converted.passengers())))
                .containsSubsequence(
                        "May change without training", "decision_threshold", "second class", "0 to 1", "left alone")
                .containsSubsequence("class_weights", "1 for each class")
                .containsSubsequence("missing_value", "any number", "left alone");
    }
}
