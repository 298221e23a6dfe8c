package modelport.gateway;

import static modelport.gateway.TestGateway.field;
import static modelport.gateway.TestGateway.json;
import static modelport.gateway.TestGateway.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenInferenceTest {
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new TestGateway()
                .deploy("forest", "0", "1", "2")
                .deploy("precise")
                .deploy("double", TestGateway.servable("double", 7))
                .deploy("names", "cat", "犬")
                .deploy("columns")
                .deploy("half")
                .deploy("echo")
                .deploy("whole");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static String input(String shape, String data) {
        return "{\"inputs\":[{\"name\":\"x\",\"shape\":" + shape + ",\"datatype\":\"FP32\",\"data\":" + data + "}]}";
    }

    private static JsonObject output(HttpResponse<String> answer, int index) {
        return field(answer, "outputs").getAsJsonArray().get(index).getAsJsonObject();
    }

    @Test
    void servers_and_models_describe_themselves() {
        assertThat(field(gateway.get("/v2"), "extensions").toString()).isEqualTo("[\"binary_tensor_data\"]");
        assertThat(gateway.get("/v2/models/double").body())
                .isEqualTo("{\"name\":\"double\",\"versions\":[\"7\"],\"platform\":\"onnx_onnxv1\","
                        + "\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[-1,2]}],"
                        + "\"outputs\":[{\"name\":\"y\",\"datatype\":\"FP32\",\"shape\":[-1,2]}]}");
        assertThat(gateway.get("/v2/models/double/versions/7").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/v2/models/double/ready").body()).isEqualTo("{\"name\":\"double\",\"ready\":true}");
        assertThat(gateway.get("/v2/models/double/versions/8").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/v2/models/none/ready").statusCode()).isEqualTo(404);
    }

    @Test
    void all_outputs_come_if_none_is_asked_for() {
        var answer = gateway.infer(
                "forest",
                "{\"id\":\"my \\\"id\\\"\",\"inputs\":[{\"name\":\"features\",\"shape\":[1,4],\"datatype\":\"FP32\","
                        + "\"data\":[5.1,3.5,1.4,0.2]}]}");

        assertThat(field(answer, "model_name").getAsString()).isEqualTo("forest");
        assertThat(field(answer, "model_version").getAsString()).isEqualTo("1");
        assertThat(field(answer, "id").getAsString()).isEqualTo("my \"id\"");
        assertThat(output(answer, 0).toString())
                .isEqualTo("{\"name\":\"label\",\"datatype\":\"INT64\",\"shape\":[1],\"data\":[0]}");
        assertThat(output(answer, 1).get("shape").toString()).isEqualTo("[1,3]");
        assertThat(answer.headers().firstValue("modelport-version-digest")).contains("sha256:forest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2,3,4]", "[[1,2],[3,4]]", " [ [ 1.0 , 2e0 ] , [ 3 , 4 ] ] "})
    void data_may_be_flat_or_nested(String data) {
        var answer = gateway.infer("double", input("[2,2]", data));

        assertThat(output(answer, 0).get("data").toString()).isEqualTo("[2.0,4.0,6.0,8.0]");
        assertThat(output(answer, 0).get("shape").toString()).isEqualTo("[2,2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.1234567890123456,1.0E-300]", "[[0.1234567890123456,1.0E-300]]"})
    void double_precision_keeps_every_digit(String data) {
        var answer = gateway.infer(
                "precise",
                "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"FP64\",\"data\":" + data + "}]}");

        assertThat(output(answer, 0).get("data").toString()).isEqualTo("[0.1234567890123456,1.0E-300]");
    }

    @Test
    void keys_come_in_any_order_and_unknown_ones_are_passed_over() {
        var answer = gateway.post(
                "/v2/models/double/versions/7/infer",
                "{\"parameters\":{\"priority\":1},\"outputs\":[{\"name\":\"y\"}],\"inputs\":[{\"data\":[1,2],"
                        + "\"parameters\":{\"x\":true},\"datatype\":\"FP32\",\"shape\":[1,2],\"name\":\"x\"}],"
                        + "\"id\":\"5\"}");

        assertThat(output(answer, 0).get("data").toString()).isEqualTo("[2.0,4.0]");
        assertThat(field(answer, "id").getAsString()).isEqualTo("5");
    }

    @Test
    void only_the_outputs_that_are_asked_for_come_and_in_that_order() {
        var answer = gateway.infer(
                "names",
                "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[0,1]}],"
                        + "\"outputs\":[{\"name\":\"probabilities\"},{\"name\":\"label\"}]}");

        assertThat(output(answer, 0).get("name").getAsString()).isEqualTo("probabilities");
        assertThat(output(answer, 1).get("data").toString()).isEqualTo("[\"犬\"]");
    }

    @Test
    void binary_tensors_go_in_and_out() {
        byte[] floats = little(ByteBuffer.allocate(16))
                .putFloat(1)
                .putFloat(2)
                .putFloat(-3)
                .putFloat(0.5f)
                .array();
        byte[] answer = binary(
                "double",
                "{\"parameters\":{\"binary_data_output\":true},\"inputs\":[{\"name\":\"x\",\"shape\":[2,2],"
                        + "\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":16}}]}",
                floats);

        ByteBuffer values = little(ByteBuffer.wrap(answer));
        assertThat(values.getFloat()).isEqualTo(2);
        assertThat(values.getFloat()).isEqualTo(4);
        assertThat(values.getFloat()).isEqualTo(-6);
        assertThat(values.getFloat()).isEqualTo(1);
        assertThat(values.hasRemaining()).isFalse();
    }

    @Test
    void texts_go_in_and_out_behind_their_lengths() {
        byte[] cat = "cat".getBytes(StandardCharsets.UTF_8);
        byte[] dog = "犬".getBytes(StandardCharsets.UTF_8);
        byte[] words = little(ByteBuffer.allocate(14))
                .putInt(3)
                .put(cat)
                .putInt(3)
                .put(dog)
                .array();

        byte[] answer = binary(
                "echo",
                "{\"inputs\":[{\"name\":\"words\",\"shape\":[2],\"datatype\":\"BYTES\","
                        + "\"parameters\":{\"binary_data_size\":14}}],"
                        + "\"outputs\":[{\"name\":\"same\",\"parameters\":{\"binary_data\":true}}]}",
                words);

        assertThat(answer).isEqualTo(words);
    }

    @Test
    void several_inputs_may_mix_json_and_bytes() {
        byte[] counts = little(ByteBuffer.allocate(16)).putLong(2).putLong(3).array();

        byte[] answer = binary(
                "columns",
                "{\"inputs\":[{\"name\":\"count\",\"shape\":[2,1],\"datatype\":\"INT64\","
                        + "\"parameters\":{\"binary_data_size\":16}},"
                        + "{\"name\":\"price\",\"shape\":[2,1],\"datatype\":\"FP32\",\"data\":[1.5,2]}],"
                        + "\"outputs\":[{\"name\":\"total\",\"parameters\":{\"binary_data\":true}}]}",
                counts);

        ByteBuffer totals = little(ByteBuffer.wrap(answer));
        assertThat(totals.getFloat()).isEqualTo(3);
        assertThat(totals.getFloat()).isEqualTo(6);
    }

    @Test
    void half_precision_comes_in_bytes_only() {
        var refused = gateway.infer("half", input("[1,2]", "[1,2]"));
        byte[] floats = little(ByteBuffer.allocate(8)).putFloat(1).putFloat(2).array();
        byte[] answer = binary(
                "half",
                "{\"parameters\":{\"binary_data_output\":true},\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],"
                        + "\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":8}}]}",
                floats);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(field(refused, "error").getAsString()).contains("FP16");
        assertThat(Float.float16ToFloat(little(ByteBuffer.wrap(answer)).getShort(2)))
                .isEqualTo(2);
    }

    @Test
    void a_model_without_rows_is_asked_as_a_whole() {
        var answer = gateway.infer("whole", input("[4]", "[1,2,3,4]"));

        assertThat(numbers(output(answer, 0).get("data"))).containsExactly(1.0, 4.0, 9.0, 16.0);
        assertThat(output(answer, 0).get("shape").toString()).isEqualTo("[4]");
    }

    @Test
    void errors_are_one_sentence_that_names_the_input() {
        Map.of(
                        "{}",
                        "inputs",
                        "{\"inputs\":[{\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1,2]}]}",
                        "inputs",
                        input("[1,3]", "[1,2,3]"),
                        "x",
                        input("[1,2]", "[1,2,3]"),
                        "x",
                        input("[1,2]", "[1]"),
                        "x",
                        input("[-1,2]", "[1,2]"),
                        "x",
                        input("[1,2]", "[1,2]").replace("FP32", "INT64"),
                        "FP32",
                        input("[1,2]", "[1,2]").replace("FP32", "FLOAT"),
                        "FLOAT",
                        input("[1,2]", "[1,2]").replace("\"x\"", "\"z\""),
                        "z",
                        "{\"outputs\":[{\"name\":\"q\"}],"
                                + input("[1,2]", "[1,2]").substring(1),
                        "q")
                .forEach((body, named) -> {
                    var answer = gateway.infer("double", body);
                    assertThat(answer.statusCode()).as(body).isEqualTo(400);
                    assertThat(json(answer).getAsJsonObject().keySet()).containsExactly("error");
                    assertThat(field(answer, "error").getAsString()).as(body).contains(named);
                });
    }

    @Test
    void bytes_that_do_not_add_up_are_refused() {
        String json = "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"FP32\","
                + "\"parameters\":{\"binary_data_size\":8}}]}";
        for (int size : new int[] {0, 4, 7, 9, 16}) {
            assertThat(binaryAnswer("double", json, new byte[size]).statusCode())
                    .isEqualTo(400);
        }
        for (String length : new String[] {"100000", "-1", "x", "3"}) {
            var request = HttpRequest.newBuilder(gateway.uri("/v2/models/double/infer"))
                    .header("Authorization", "Bearer " + TestGateway.GOOD)
                    .header("Inference-Header-Content-Length", length)
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build();
            assertThat(gateway.exchange(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    private static ByteBuffer little(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes behind the answer's JSON. */
    private static byte[] binary(String endpoint, String json, byte[] tensors) {
        HttpResponse<byte[]> answer = binaryAnswer(endpoint, json, tensors);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/octet-stream");
        int length = Integer.parseInt(
                answer.headers().firstValue("inference-header-content-length").orElseThrow());
        JsonObject head = JsonParser.parseString(new String(answer.body(), 0, length, StandardCharsets.UTF_8))
                .getAsJsonObject();
        int size = head.getAsJsonArray("outputs")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("parameters")
                .get("binary_data_size")
                .getAsInt();
        assertThat(answer.body()).hasSize(length + size);
        return Arrays.copyOfRange(answer.body(), length, answer.body().length);
    }

    private static HttpResponse<byte[]> binaryAnswer(String endpoint, String json, byte[] tensors) {
        byte[] head = json.getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(head, head.length + tensors.length);
        System.arraycopy(tensors, 0, body, head.length, tensors.length);
        var request = HttpRequest.newBuilder(gateway.uri("/v2/models/" + endpoint + "/infer"))
                .header("Authorization", "Bearer " + TestGateway.GOOD)
                .header("Content-Type", "application/octet-stream")
                .header("Inference-Header-Content-Length", Integer.toString(head.length))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return gateway.exchange(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
