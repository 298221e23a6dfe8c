package modelport.ui.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import modelport.contract.registry.Samples;
import modelport.ui.PageTest;
import modelport.ui.artifacts.SamplesJson.Good;
import modelport.ui.artifacts.SamplesJson.None;
import modelport.ui.artifacts.SamplesJson.Wrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesJsonTest extends PageTest {
    @Test
    void inputs_and_outputs_are_read_as_nested_lists() {
        var read = SamplesJson.read(
                "{\"inputs\": {\"X\": [[1, 2.5], [3, null]]}, \"outputs\": {\"label\": [\"a\", \"b\"]}}");

        assertThat(read).isInstanceOfSatisfying(Good.class, good -> {
            assertThat(good.rows()).isEqualTo(2);
            assertThat(good.doubt()).isEmpty();
            assertThat(good.samples().outputs()).isEqualTo(Map.of("label", List.of("a", "b")));
        });
    }

    @Test
    void the_metadata_of_an_upload_will_do_as_well() {
        var read = SamplesJson.read("{\"samples\": {\"inputs\": {\"X\": [[1]]}, \"outputs\": {\"y\": [2]}}}");

        assertThat(read)
                .isEqualTo(new Good(new Samples(Map.of("X", List.of(List.of(1))), Map.of("y", List.of(2))), 1, ""));
    }

    @Test
    void what_says_nothing_of_answers_or_has_other_rows_is_doubted() {
        assertThat(SamplesJson.read("{\"inputs\": {\"X\": [[1]]}}"))
                .isInstanceOfSatisfying(
                        Good.class, good -> assertThat(good.doubt()).contains("nothing is compared"));
        assertThat(SamplesJson.read("{\"inputs\": {\"X\": [[1]]}, \"outputs\": {\"y\": [1, 2]}}"))
                .isInstanceOfSatisfying(
                        Good.class, good -> assertThat(good.doubt()).contains("as many rows"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2]                                        | There is no “inputs”",
                "{\"inputs\": {}}                              | There is no “inputs”",
                "{\"inputs\": {\"X\": {\"a\": 1}}}             | “X” is not a list",
                "{\"inputs\": {\"X\": []}}                     | “X” is not a list",
                "{\"inputs\": {\"X\": [[1]]}, \"outputs\": [1]} | “outputs” is not an object",
                "{\"inputs\": }                                | it breaks in line 1, column"
            })
    void everything_else_is_told_what_is_wrong(String json, String why) {
        assertThat(SamplesJson.read(json))
                .isInstanceOfSatisfying(
                        Wrong.class, wrong -> assertThat(wrong.why()).contains(why));
    }

    @Test
    void there_is_a_limit_and_there_may_be_nothing() {
        assertThat(SamplesJson.read("  ")).isEqualTo(new None());
        assertThat(SamplesJson.read("[" + "1,".repeat(SamplesJson.LONGEST))).isInstanceOf(Wrong.class);
    }
}
