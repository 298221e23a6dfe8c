package modelport.ui.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.ui.fakes.Converted;
import modelport.ui.fakes.Samples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExampleBodyTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void one_input_becomes_one_row_of_its_shape() {
        JsonNode body = JSON.readTree(ExampleBody.of(Samples.flowers()));

        assertThat(body.path("instances").size()).isEqualTo(1);
        assertThat(body.path("instances").path(0).size()).isEqualTo(4);
        assertThat(body.path("instances").path(0).path(0).isNumber()).isTrue();
    }

    @Test
    void several_inputs_are_named() {
        JsonNode inputs = JSON.readTree(ExampleBody.of(Samples.sentences())).path("inputs");

        assertThat(inputs.propertyNames()).containsExactlyInAnyOrder("input_ids", "attention_mask", "token_type_ids");
        assertThat(inputs.path("input_ids").path(0).path(0).isIntegralNumber()).isTrue();
    }

    @Test
    void rows_are_written_by_name_where_every_input_is_a_column() {
        assertThat(ExampleBody.of(Converted.passengers()))
                .isEqualTo("{\"instances\": [{\"age\": 0.5, \"fare\": 1.2, \"city\": \"text\", \"class\": \"text\"}]}");
    }

    @Test
    void rows_are_written_by_name_where_a_matrix_has_columns() {
        JsonNode row = JSON.readTree(ExampleBody.of(Converted.prices()))
                .path("instances")
                .path(0);

        assertThat(row.propertyNames()).hasSize(34).startsWith("area", "rooms", "year_built");
        assertThat(row.path("signal_34").isNumber()).isTrue();
    }

    @Test
    void a_brief_body_has_dots_for_what_is_long() {
        assertThat(ExampleBody.brief(Converted.prices()))
                .isEqualTo("{\"instances\": [{\"area\": 0.5, \"rooms\": 1.2, \"year_built\": 1.9, ...}]}");
        assertThat(ExampleBody.brief(Samples.flowers())).isEqualTo("{\"instances\": [[0.5, 1.2, 1.9, 2.6]]}");
        assertThat(ExampleBody.brief(Samples.pictures())).isEqualTo("{\"instances\": [[...]]}");
        assertThat(ExampleBody.brief(Samples.tickets())).isEqualTo("{\"inputs\": [\"...\"]}");
    }

    @Test
    void samples_have_a_row_for_each_input_and_output() {
        JsonNode samples = JSON.readTree(ExampleSamples.of(Converted.passengers()));

        assertThat(samples.path("inputs").path("city").path(0).path(0).asString())
                .isEqualTo("text");
        assertThat(samples.path("outputs").path("label").path(0).asString()).isEqualTo("lost");
        assertThat(samples.path("outputs").path("probabilities").path(0).size()).isEqualTo(2);
    }

    @Test
    void every_type_has_values_that_fit_it() {
        var signature = new Signature(
                List.of(
                        TensorSpec.of("flag", DataType.BOOL, -1),
                        TensorSpec.of("word", DataType.BYTES, -1, 2),
                        TensorSpec.of("scalar", DataType.FP64)),
                List.of(),
                List.of(),
                null,
                true);

        JsonNode inputs = JSON.readTree(ExampleBody.of(signature)).path("inputs");

        assertThat(inputs.path("flag").path(0).isBoolean()).isTrue();
        assertThat(inputs.path("word").path(0).path(1).isString()).isTrue();
        assertThat(inputs.path("scalar").isNumber()).isTrue();
    }

    @Test
    void a_picture_is_made_but_not_shown() {
        assertThat(ExampleBody.isSmall(Samples.pictures())).isFalse();
        assertThat(ExampleBody.isPossible(Samples.pictures())).isTrue();

        JsonNode row = JSON.readTree(ExampleBody.of(Samples.pictures()))
                .path("instances")
                .path(0);

        assertThat(row.size()).isEqualTo(3);
        assertThat(row.path(2).path(223).size()).isEqualTo(224);
    }

    @Test
    void sizes_that_no_browser_could_hold_have_no_example() {
        var huge = new Signature(
                List.of(TensorSpec.of("x", DataType.FP32, -1, 100_000, 100_000, 100_000)),
                List.of(),
                List.of(),
                null,
                true);

        assertThat(ExampleBody.isPossible(huge)).isFalse();
    }

    @Test
    void texts_are_escaped() {
        String text = "He said: \"\\n\" is\na line\u0001";

        assertThat(JSON.readTree(Requests.texts(List.of(text)))
                        .path("inputs")
                        .path(0)
                        .asString())
                .isEqualTo(text);
    }
}
