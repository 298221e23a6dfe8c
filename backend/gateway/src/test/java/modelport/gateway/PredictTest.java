package modelport.gateway;

import static modelport.gateway.TestGateway.field;
import static modelport.gateway.TestGateway.json;
import static modelport.gateway.TestGateway.numbers;
import static modelport.gateway.TestGateway.servable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictTest {
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new TestGateway()
                .deploy("forest", "0", "1", "2")
                .deploy("double")
                .deploy("precise")
                .deploy("names", "cat", "犬")
                .deploy("softmax", "no", "yes")
                .deploy("columns")
                .deploy("one_row")
                .deploy("whole")
                .deploy("echo")
                .deploy("wide")
                .deploy("heavy");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"features", "instances", "inputs"})
    void double_precision_keeps_every_digit(String key) {
        String rows = "[[0.1234567890123456,1.0E-300],[-1.234567890123456E7,4.9E-324],[1.0,1.7976931348623157E308]]";

        var answer = gateway.predict("precise", "{\"" + key + "\":" + rows + "}");

        assertThat(field(answer, "predictions").toString()).isEqualTo(rows);
    }

    @Test
    void a_forest_answers_exactly_as_scikit_learn_does_whatever_way_the_rows_come() throws IOException {
        JsonObject truth = JsonParser.parseString(
                        Files.readString(TestGateway.file("forest.json"), StandardCharsets.UTF_8))
                .getAsJsonObject();
        JsonArray rows = truth.getAsJsonArray("rows");

        for (String key : List.of("features", "instances", "inputs")) {
            var all = gateway.predict("forest", "{\"" + key + "\":" + rows + "}");
            assertThat(numbers(field(all, "predictions"))).isEqualTo(numbers(truth.get("labels")));
            assertClose(numbers(field(all, "probabilities")), numbers(truth.get("probabilities")));
        }
        for (int i = 0; i < rows.size(); i++) {
            var one = gateway.predict("forest", "{\"features\":[" + rows.get(i) + "]}");
            assertThat(field(one, "predictions").getAsJsonArray().get(0))
                    .isEqualTo(truth.getAsJsonArray("labels").get(i));
        }
    }

    private static void assertClose(List<Double> found, List<Double> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).isCloseTo(expected.get(i), offset(1e-6));
        }
    }

    @Test
    void an_answer_says_what_it_is_of() {
        var answer = gateway.predict("forest", "{\"features\":[[5.1,3.5,1.4,0.2]]}");

        String id = answer.headers().firstValue("modelport-prediction-id").orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("modelport-version-digest")).contains("sha256:forest");
        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{11}[02468ace]");
        assertThat(field(answer, "predictionId").getAsString()).isEqualTo(id);
        assertThat(field(answer, "version").getAsInt()).isEqualTo(1);
        assertThat(field(answer, "digest").getAsString()).isEqualTo("sha256:forest");
        assertThat(field(answer, "classes").toString()).isEqualTo("[0,1,2]");
    }

    @Test
    void plain_answers_are_the_bare_list() {
        assertThat(gateway.post("/endpoints/forest/predict?plain=true", "{\"features\":[[5.1,3.5,1.4,0.2]]}")
                        .body())
                .isEqualTo("[0]");
        assertThat(gateway.post("/endpoints/double/predict?plain=true", "{\"features\":[[1,2],[3,4.5]]}")
                        .body())
                .isEqualTo("[[2.0,4.0],[6.0,9.0]]");
    }

    @Test
    void labels_may_be_texts_in_any_script() {
        var answer = gateway.predict("names", "{\"features\":[[2,1],[0,3]]}");

        assertThat(field(answer, "predictions").toString()).isEqualTo("[\"cat\",\"犬\"]");
        assertThat(field(answer, "classes").toString()).isEqualTo("[\"cat\",\"犬\"]");
        assertThat(numbers(field(answer, "probabilities"))).hasSize(4);
    }

    @Test
    void where_there_is_no_label_the_likeliest_class_is_the_prediction() {
        var answer = gateway.predict("softmax", "{\"features\":[[0.5,0.25],[-1,1]]}");

        assertThat(field(answer, "predictions").toString()).isEqualTo("[\"no\",\"yes\"]");
        assertThat(numbers(field(answer, "probabilities")).getFirst()).isCloseTo(0.5621765, offset(1e-6));
    }

    @Test
    void columns_may_be_named_in_rows_or_as_columns() {
        for (String body : List.of(
                "{\"inputs\":{\"price\":[1.5,2],\"count\":[2,3]}}",
                "{\"inputs\":{\"count\":[[2],[3]],\"price\":[[1.5],[2]]}}",
                "{\"instances\":[{\"price\":1.5,\"count\":2},{\"count\":3,\"price\":2}]}",
                "{\"features\":[[1.5,2],[2,3]]}")) {
            assertThat(field(gateway.predict("columns", body), "predictions").toString())
                    .as(body)
                    .isEqualTo("[3.0,6.0]");
        }
    }

    @Test
    void a_model_that_takes_one_row_answers_many() {
        assertThat(field(gateway.predict("one-row", "{\"features\":[[1,2,3],[4,5,6],[7,8,9]]}"), "predictions")
                        .toString())
                .isEqualTo("[6.0,15.0,24.0]");
    }

    @Test
    void a_model_without_rows_answers_as_a_whole() {
        assertThat(field(gateway.predict("whole", "{\"inputs\":[1,2,3,4]}"), "predictions")
                        .toString())
                .isEqualTo("[1.0,4.0,9.0,16.0]");
    }

    @Test
    void texts_and_doubles_go_through_unharmed() {
        assertThat(field(gateway.predict("echo", "{\"inputs\":[\"a\\n\\\"b\\\"\",\"\\u72ac\"]}"), "predictions")
                        .getAsJsonArray()
                        .get(1)
                        .getAsString())
                .isEqualTo("犬");
        assertThat(field(gateway.predict("wide", "{\"features\":[[1e200,3]]}"), "predictions")
                        .toString())
                .isEqualTo("[[null,9.0]]");
    }

    @Test
    void a_long_request_is_cut_into_parts_and_put_together_again() {
        var rows = new StringBuilder("{\"features\":[");
        int count = 5_000;
        for (int i = 0; i < count; i++) {
            rows.append(i == 0 ? "" : ",")
                    .append('[')
                    .append(i)
                    .append(',')
                    .append(-i)
                    .append(']');
        }

        List<Double> answers =
                numbers(field(gateway.predict("double", rows.append("]}").toString()), "predictions"));

        assertThat(answers).hasSize(2 * count);
        assertThat(answers.get(2 * 4_321)).isEqualTo(8_642.0);
        assertThat(answers.get(2 * 4_321 + 1)).isEqualTo(-8_642.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"features\":[[1,2],[3]}",
                "{\"features\":[[1,2]]} x",
                "{\"features\":[[1,2.]]}",
                "{\"features\":[[1,02]]}",
                "{\"features\":[[1,+2]]}",
                "{\"feature\":[[1,2]]}",
                "{\"features\":[[1,2]],\"inputs\":[[1,2]]}",
                "{\"features\":[[1,2]],\"features\":[[1,2]]}"
            })
    void what_is_not_json_or_not_predict_is_a_400_that_says_where(String body) {
        var answer = gateway.predict("double", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(field(answer, "detail").getAsString())
                .doesNotContain("Exception")
                .endsWith(".");
        assertThat(field(answer, "code").getAsString()).startsWith("gateway.");
    }

    @Test
    void what_does_not_fit_is_a_422_that_names_the_input() {
        Map.of(
                        "{\"features\":[[1,2,3]]}", "inference.row-length",
                        "{\"features\":[[1,2],[3,4,5]]}", "inference.row-length",
                        "{\"features\":[[1,\"two\"]]}", "inference.value",
                        "{\"features\":[[1,NaN]]}", "inference.not-finite",
                        "{\"features\":[[1,null]]}", "inference.not-finite",
                        "{\"features\":[[1,1e39]]}", "inference.out-of-range",
                        "{\"inputs\":{\"z\":[[1,2]]}}", "inference.unknown-input",
                        "{\"features\":[]}", "inference.no-rows",
                        "{\"features\":7}", "gateway.not-a-list")
                .forEach((body, code) -> {
                    var answer = gateway.predict("double", body);
                    assertThat(answer.statusCode()).as(body).isEqualTo(422);
                    assertThat(field(answer, "code").getAsString()).as(body).isEqualTo(code);
                });
    }

    @Test
    void errors_are_told_in_the_caller_s_language() {
        var answer = gateway.send(
                "/endpoints/double/predict",
                request -> request.header("Accept-Language", "zh-CN, en;q=0.5")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"features\":[[1,2,3]]}")));

        assertThat(field(answer, "detail").getAsString()).contains("行");
        assertThat(json(answer).getAsJsonObject().get("status").getAsInt()).isEqualTo(422);
    }

    @Test
    void missing_values_go_to_models_that_know_what_to_do_with_them() {
        Servable plain = servable("double", 1);
        gateway.deploy(
                "lenient",
                new Servable(
                        1,
                        "sha256:lenient",
                        plain.modelFile(),
                        plain.folder(),
                        plain.signature(),
                        Map.of("missing", "nan")));

        var answer = gateway.predict("lenient", "{\"features\":[[1,null],[NaN,2]]}");

        assertThat(field(answer, "predictions").toString()).isEqualTo("[[2.0,null],[null,4.0]]");
    }

    @Test
    void a_heavy_model_answers_too() {
        String row = "[" + "3,".repeat(255) + "3]";

        var answer = gateway.predict("heavy", "{\"features\":[" + row + "," + row.replace('3', '5') + "]}");

        List<Double> means = numbers(field(answer, "predictions"));
        assertThat(means.get(0)).isCloseTo(3, offset(1e-3));
        assertThat(means.get(1)).isCloseTo(5, offset(1e-3));
    }
}
