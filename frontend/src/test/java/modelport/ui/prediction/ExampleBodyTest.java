package modelport.ui.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
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

        assertThat(JSON.readTree(ExampleBody.ofText(text))
                        .path("inputs")
                        .path(0)
                        .asString())
                .isEqualTo(text);
    }
}
