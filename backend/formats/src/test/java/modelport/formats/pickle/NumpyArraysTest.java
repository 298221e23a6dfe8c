package modelport.formats.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Arrays as numpy itself says that they are, from every protocol and every compression. */
class NumpyArraysTest {
    private static final JsonMapper JSON = new JsonMapper();

    static Stream<Path> files() throws IOException {
        return Samples.all("arrays").stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void arrays_have_the_type_the_shape_and_the_elements_that_numpy_gave_them(Path file) throws Exception {
        var arrays = (PyValue.Dict) Pickles.read(file);

        List<String> records = Files.readAllLines(Samples.file("arrays.jsonl"));
        assertThat(arrays.items()).hasSize(records.size());
        for (String line : records) {
            JsonNode expected = JSON.readTree(line);
            String name = expected.get("name").asString();
            var array = (NumpyArray) arrays.get(name).orElseThrow();
            assertThat(array.type().code())
                    .as(name)
                    .isEqualTo(expected.get("type").asString().replace("O", "O8"));
            assertThat(array.shape()).as(name).containsExactly(integers(expected.get("shape")));
            assertElements(name, expected, array);
        }
    }

    private static void assertElements(String name, JsonNode expected, NumpyArray array) {
        if (expected.has("fields")) {
            expected.get("fields").properties().forEach(field -> {
                assertThat(array.hasField(field.getKey())).isTrue();
                assertThat(elements(array.field(field.getKey()))).as(name).isEqualTo(strings(field.getValue()));
            });
        } else if (expected.get("values").isNull()) {
            assertThat(array.element(0)).as(name).isInstanceOf(NumpyArray.class);
        } else {
            assertThat(elements(array)).as(name).isEqualTo(strings(expected.get("values")));
        }
    }

    @Test
    void numbers_texts_and_objects_come_in_bulk_as_well() throws Exception {
        var arrays = (PyValue.Dict) Pickles.read(Samples.file("arrays.joblib"));

        assertThat(array(arrays, "u4 > fortran").doubles()).containsExactly(0, 3, 6, 9, 12, 15);
        assertThat(array(arrays, "i8 limits").longs()).containsExactly(Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(array(arrays, "u8 limits").doubles()).containsExactly(0, 0x1p64);
        assertThat(array(arrays, "text >").texts()).contains("naïve", "🚀");
        assertThat(array(arrays, "objects fortran").objects())
                .contains(new PyValue.Text("c"), PyValue.Int.of(1))
                .hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("longDoubles")
    void long_doubles_are_refused_by_name(Path file) throws Exception {
        PickleScan scan = PickleScan.scan(file, Hostile.ALLOWED, Hostile.LIMITS);

        assertThat(scan).isInstanceOfSatisfying(PickleScan.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("pickle.unsupported-dtype");
            assertThat(refused.refusal().args()).containsEntry("dtype", "f16");
        });
    }

    static Stream<Path> longDoubles() throws IOException {
        return Samples.all("long-double").stream();
    }

    private static NumpyArray array(PyValue.Dict arrays, String name) {
        return (NumpyArray) arrays.get(name).orElseThrow();
    }

    private static int[] integers(JsonNode numbers) {
        return numbers.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    private static List<String> strings(JsonNode texts) {
        return texts.valueStream()
                .map(JsonNode::asString)
                .map(NumpyArraysTest::java)
                .toList();
    }

    /** Java writes the same numbers with other words. */
    private static String java(String python) {
        return switch (python) {
            case "nan" -> "NaN";
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            default ->
                python.matches("-?[0-9]+(\\.[0-9]+)?(e[+-]?[0-9]+)?") && !python.matches("-?[0-9]+")
                        ? Double.toString(Double.parseDouble(python))
                        : python;
        };
    }

    private static List<String> elements(NumpyArray array) {
        return IntStream.range(0, array.length())
                .mapToObj(index -> text(array.element(index)))
                .toList();
    }

    private static String text(PyValue value) {
        return switch (value) {
            case PyValue.Bool bool -> bool.value() ? "True" : "False";
            case PyValue.Int number -> number.value().toString();
            case PyValue.Real number -> Double.toString(number.value());
            case PyValue.Text text -> text.value();
            case PyValue.Bytes bytes -> new String(bytes.value(), StandardCharsets.ISO_8859_1);
            case PyValue.None _ -> "None";
            default -> value.toString();
        };
    }
}
