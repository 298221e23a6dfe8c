package modelport.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.contract.Messages;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowsTest {
    private static final TensorSpec ROWS = TensorSpec.of("features", DataType.FP32, -1, 4);

    private final Rows rows = rows(ROWS);
    private final Rows columns = rows(
            TensorSpec.of("size", DataType.FP32, -1, 1),
            TensorSpec.of("rooms", DataType.INT64, -1),
            TensorSpec.of("city", DataType.BYTES, -1, 1));

    @Test
    void rows_of_the_only_input_may_be_called_features_instances_or_inputs() {
        var list = List.of(List.of(1, 2.5, 3L, new BigDecimal("0.1")), List.of(5, 6, 7, 8));

        for (Map<String, Tensor> read : List.of(
                rows.features(list), rows.instances(list), rows.inputs(list), rows.inputs(Map.of("features", list)))) {
            assertThat(read.get("features")).hasToString("FP32[2, 4]");
            assertThat(values(read, "features")).containsExactly(1f, 2.5f, 3f, 0.1f, 5f, 6f, 7f, 8f);
        }
        assertThat(values(rows.instances(List.of(Map.of("features", List.of(1, 2, 3, 4)))), "features"))
                .containsExactly(1f, 2f, 3f, 4f);
    }

    @Test
    void columns_come_as_rows_as_objects_or_by_name() {
        Map<String, Tensor> asRows = columns.features(List.of(List.of(50, 2, "Oslo"), List.of(60, 3, "Bern")));
        Map<String, Tensor> asObjects = columns.instances(List.of(
                Map.of("size", 50, "rooms", 2, "city", "Oslo"), Map.of("size", 60, "rooms", 3, "city", "Bern")));
        Map<String, Tensor> byName = columns.inputs(Map.of(
                "size", List.of(List.of(50), List.of(60)), "rooms", List.of(2, 3), "city", List.of("Oslo", "Bern")));

        for (Map<String, Tensor> read : List.of(asRows, asObjects, byName)) {
            assertThat(read.keySet()).containsExactly("size", "rooms", "city");
            assertThat(values(read, "size")).containsExactly(50f, 60f);
            assertThat(values(read, "rooms")).containsExactly(2L, 3L);
            assertThat(values(read, "city")).containsExactly("Oslo", "Bern");
            assertThat(read.get("city")).hasToString("BYTES[2, 1]");
        }
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                misfit(List.of(), "no-rows", Map.of("input", "features")),
                misfit(List.of(List.of(1, 2, 3)), "row-length", Map.of("row", "0", "expected", "4", "found", "3")),
                misfit(
                        List.of(List.of(1, 2, 3, 4), List.of(1, 2, 3, 4, 5)),
                        "row-length",
                        Map.of("row", "1", "expected", "4", "found", "5")),
                misfit(List.of(1, 2, 3, 4), "shape", Map.of("expected", "[*, 4]", "found", "[4]")),
                misfit(List.of(List.of(List.of(1))), "shape", Map.of("found", "[1, 1, 1]")),
                misfit(
                        List.of(List.of(1, 2, "three", 4)),
                        "value",
                        Map.of("place", "[0][2]", "found", "\"three\"", "input", "features")),
                misfit(List.of(List.of(1, 2, 3, List.of())), "value", Map.of("place", "[0][3]", "found", "[]")),
                misfit(
                        List.of(List.of(1, 2, 3, 4), List.of(1, 2, Double.NaN, 4)),
                        "not-finite",
                        Map.of("place", "[1][2]", "found", "NaN")),
                misfit(List.of(Arrays.asList(1, null, 3, 4)), "not-finite", Map.of("place", "[0][1]", "found", "null")),
                misfit(List.of(List.of(1, 2, 3, Double.POSITIVE_INFINITY)), "not-finite", Map.of("found", "Infinity")),
                misfit(List.of(List.of(1, 2, 3, 1e39)), "out-of-range", Map.of("expected", "FP32")),
                misfit(List.of(List.of(1, 2, 3, 4), 5), "value", Map.of("place", "[1]", "found", "5")));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void what_does_not_fit_is_told_by_name_and_place(List<?> list, String code, Map<String, String> args) {
        assertThatThrownBy(() -> rows.features(list)).isInstanceOfSatisfying(InferenceException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("inference." + code);
            assertThat(e.problem().args()).containsAllEntriesOf(args);
            assertThat(Messages.render(e.problem(), Locale.ENGLISH))
                    .doesNotContain("{")
                    .contains("features");
        });
    }

    private static Arguments misfit(List<?> list, String code, Map<String, String> args) {
        return Arguments.of(list, code, args);
    }

    @Test
    void names_must_be_the_model_s() {
        assertProblem(() -> rows.inputs(Map.of("feature", List.of())), "unknown-input");
        assertProblem(() -> columns.inputs(Map.of("size", List.of(1), "rooms", List.of(1))), "missing-input");
        assertProblem(() -> columns.instances(List.of(Map.of("size", 1, "rooms", 2))), "missing-input");
        assertProblem(
                () -> columns.inputs(Map.of("size", List.of(1), "rooms", List.of(1, 2), "city", List.of("a"))),
                "rows-differ");
        assertProblem(() -> columns.features(List.of(List.of(1, 2))), "row-length");
        assertProblem(() -> columns.features(List.of(Map.of())), "not-rows");
        assertProblem(() -> columns.inputs(List.of(1, 2)), "not-columns");
    }

    @Test
    void truth_values_are_numbers_where_numbers_are_wanted() {
        assertThat(values(rows.features(List.of(List.of(true, false, 3, 4))), "features"))
                .containsExactly(1f, 0f, 3f, 4f);
    }

    @Test
    void what_an_object_holds_beside_the_model_s_columns_is_left_alone() {
        Map<String, Tensor> read =
                columns.instances(List.of(Map.of("size", 1, "rooms", 2, "city", "Lima", "street", "Larco")));

        assertThat(read).containsOnlyKeys("size", "rooms", "city");
    }

    @Test
    void missing_numbers_go_in_where_the_model_takes_them() {
        Rows lenient = Rows.withMissing(signature(ROWS));

        assertThat(values(lenient.features(List.of(Arrays.asList(1, null, Double.NaN, 4))), "features"))
                .containsExactly(1f, Float.NaN, Float.NaN, 4f);
        assertProblem(() -> lenient.features(List.of(List.of(1, 2, 3, Double.NEGATIVE_INFINITY))), "not-finite");
    }

    @Test
    void whole_numbers_are_whole_and_in_range() {
        Rows bytes = rows(TensorSpec.of("x", DataType.UINT8, -1));
        Rows longs = rows(TensorSpec.of("x", DataType.INT64, -1));

        assertThat(values(bytes.inputs(List.of(0, 255L, 7.0, new BigDecimal("1e2"))), "x"))
                .containsExactly(0L, 255L, 7L, 100L);
        assertThat(values(longs.inputs(List.of(Long.MAX_VALUE, new BigInteger("-5"))), "x"))
                .containsExactly(Long.MAX_VALUE, -5L);
        assertProblem(() -> bytes.inputs(List.of(1.5)), "not-whole");
        assertProblem(() -> bytes.inputs(List.of(256)), "out-of-range");
        assertProblem(() -> bytes.inputs(List.of(-1)), "out-of-range");
        assertProblem(() -> longs.inputs(List.of(BigInteger.TWO.pow(63))), "out-of-range");
        assertProblem(() -> longs.inputs(List.of(new BigDecimal("1e999999999"))), "out-of-range");
        assertProblem(() -> longs.inputs(List.of("7")), "value");
        assertProblem(() -> longs.inputs(List.of(Double.NaN)), "not-finite");
    }

    @ParameterizedTest
    @EnumSource(value = DataType.class, mode = EnumSource.Mode.EXCLUDE, names = "BYTES")
    void every_type_holds_one_and_zero(DataType type) {
        Rows one = rows(TensorSpec.of("x", type, -1));

        var tensor =
                (NumberTensor) Objects.requireNonNull(one.inputs(List.of(1, 0)).get("x"));

        assertThat(tensor.type()).isEqualTo(type);
        assertThat(tensor.number(0)).isEqualTo(1);
        assertThat(tensor.number(1)).isEqualTo(0);
    }

    @Test
    void short_fractions_are_rounded_to_the_nearest() {
        Rows half = rows(TensorSpec.of("x", DataType.FP16, -1));
        Rows brain = rows(TensorSpec.of("x", DataType.BF16, -1));

        assertThat(values(half.inputs(List.of(0.1)), "x")).containsExactly(0.099975586f);
        assertThat(values(brain.inputs(List.of(0.1)), "x")).containsExactly(0.100097656f);
        assertProblem(() -> half.inputs(List.of(70_000)), "out-of-range");
    }

    @Test
    void declared_tensors_are_checked_against_the_signature() {
        Tensor flat = rows.tensor("features", DataType.FP32, new long[] {2, 4}, List.of(1, 2, 3, 4, 5, 6, 7, 8));
        Tensor nested = rows.tensor(
                "features", DataType.FP32, new long[] {2, 4}, List.of(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8)));

        assertThat(flat).hasToString("FP32[2, 4]");
        assertThat(IntStream.range(0, 8).mapToObj(nested::value))
                .containsExactlyElementsOf(
                        IntStream.range(0, 8).mapToObj(flat::value).toList());
        assertProblem(() -> rows.tensor("x", DataType.FP32, new long[] {1, 4}, List.of()), "unknown-input");
        assertProblem(() -> rows.tensor("features", DataType.FP64, new long[] {1, 4}, List.of(1, 2, 3, 4)), "datatype");
        assertProblem(() -> rows.tensor("features", DataType.FP32, new long[] {1, 5}, List.of(1)), "shape");
        assertProblem(() -> rows.tensor("features", DataType.FP32, new long[] {2, 4}, List.of(1)), "count");
        assertProblem(() -> rows.tensor("features", DataType.FP32, new long[] {-1, 4}, List.of(1)), "shape");
    }

    @Test
    void bytes_are_read_lowest_first() {
        ByteBuffer raw = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        raw.putFloat(1).putFloat(2).putFloat(3).putFloat(4).flip();
        ByteBuffer broken = raw.duplicate().order(ByteOrder.LITTLE_ENDIAN).limit(12);

        Tensor read = rows.tensor("features", DataType.FP32, new long[] {1, 4}, raw);

        assertThat(IntStream.range(0, 4).mapToObj(read::value)).containsExactly(1f, 2f, 3f, 4f);
        assertProblem(() -> rows.tensor("features", DataType.FP32, new long[] {1, 4}, broken), "count");
        raw.putFloat(4, Float.NaN);
        assertProblem(() -> rows.tensor("features", DataType.FP32, new long[] {1, 4}, raw), "not-finite");
    }

    @Test
    void texts_in_bytes_carry_their_lengths() {
        byte[] oslo = "Oslö".getBytes(StandardCharsets.UTF_8);
        ByteBuffer raw = ByteBuffer.allocate(4 + oslo.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        raw.putInt(oslo.length).put(oslo).putInt(0).flip();

        Tensor read = columns.tensor("city", DataType.BYTES, new long[] {2, 1}, raw);

        assertThat(((TextTensor) read).values()).containsExactly("Oslö", "");
        raw.order(ByteOrder.LITTLE_ENDIAN).putInt(0, Integer.MAX_VALUE);
        assertProblem(() -> columns.tensor("city", DataType.BYTES, new long[] {2, 1}, raw), "count");
    }

    @Test
    void texts_come_alone_in_lists_and_in_rows() {
        assertThat(Rows.texts("one")).containsExactly("one");
        assertThat(Rows.texts(List.of("one", List.of("two"), Map.of("text", "three"))))
                .containsExactly("one", "two", "three");
        var nothing = new HashMap<String, Object>();
        nothing.put("text", null);
        for (Object wrong : List.of(1, List.of(1), List.of(List.of("a", "b")), Map.of("text", "a"), List.of(nothing))) {
            assertProblem(() -> Rows.texts(wrong), "not-text");
        }
        assertProblem(() -> Rows.texts(List.of()), "no-rows");
    }

    private static Rows rows(TensorSpec... inputs) {
        return Rows.of(signature(inputs));
    }

    private static Signature signature(TensorSpec... inputs) {
        return new Signature(List.of(inputs), List.of(), List.of(), null, true);
    }

    private static List<Object> values(Map<String, Tensor> read, String name) {
        Tensor tensor = Objects.requireNonNull(read.get(name));
        return IntStream.range(0, tensor.elements()).mapToObj(tensor::value).toList();
    }

    private static void assertProblem(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("inference." + code));
    }
}
