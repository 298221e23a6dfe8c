package modelport.inference;

import static modelport.inference.TestModels.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Objects;
import modelport.contract.registry.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedRowsTest {
    private final JsonObject expected = TestModels.json("forest.json");
    private final float[] rows = TestModels.floats(expected, "rows");
    private final float[] probabilities = TestModels.floats(expected, "probabilities");

    @ParameterizedTest
    @ValueSource(strings = {"forest.onnx", "forest_names.onnx"})
    void batches_of_every_size_answer_as_scikit_learn_does(String file) {
        try (LoadedModel model = TestModels.load(file);
                PinnedRows pinned = PinnedRows.open(model, 30)) {
            for (int size : new int[] {1, 7, 30, 3, 7}) {
                for (int from = 0; from + size <= 30; from += size) {
                    pinned.input().asFloatBuffer().put(0, rows, from * 4, size * 4);

                    pinned.run(size);

                    for (int i = 0; i < size; i++) {
                        assertThat(label(pinned, model, i)).isEqualTo(knownLabel(model, from + i));
                        for (int c = 0; c < 3; c++) {
                            assertThat(pinned.output("probabilities").getFloat((i * 3 + c) * Float.BYTES))
                                    .isCloseTo(probabilities[(from + i) * 3 + c], within(1e-6f));
                        }
                    }
                }
            }
        }
    }

    @Test
    void doubles_and_whole_numbers_have_their_own_buffers() {
        try (LoadedModel doubles = TestModels.load("double_fp64.onnx");
                LoadedModel longs = TestModels.load("double_int64.onnx")) {
            try (PinnedRows pinned = PinnedRows.open(fixedWidth(doubles), 2);
                    PinnedRows whole = PinnedRows.open(fixedWidth(longs), 2)) {
                pinned.input().asDoubleBuffer().put(new double[] {1, 2, 3, 4, 5, 0.1});
                whole.input().asLongBuffer().put(new long[] {1, 2, 3, 4, 5, 1L << 60});

                pinned.run(2);
                whole.run(2);

                assertThat(pinned.output("y").getDouble(5 * 8)).isEqualTo(0.2);
                assertThat(whole.output("y").getLong(5 * 8)).isEqualTo(1L << 61);
                assertThat(pinned.width()).isEqualTo(3);
                assertThat(pinned.width("y")).isEqualTo(3);
            }
        }
    }

    @Test
    void models_of_several_inputs_or_maps_or_one_row_do_not_fit() {
        for (String file : new String[] {"columns.onnx", "forest_zipmap.onnx", "one_row.onnx", "lookup.onnx"}) {
            try (LoadedModel model = TestModels.load(file)) {
                assertThat(PinnedRows.fits(model)).as(file).isFalse();
                assertThatThrownBy(() -> PinnedRows.open(model, 4)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void more_rows_than_there_is_room_for_are_refused() {
        try (LoadedModel model = TestModels.load("forest.onnx");
                PinnedRows pinned = PinnedRows.open(model, 4)) {
            assertThatThrownBy(() -> pinned.run(5)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pinned.run(0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_closed_model_is_not_touched() {
        LoadedModel model = TestModels.load("forest.onnx");
        try (PinnedRows pinned = PinnedRows.open(model, 4)) {
            model.close();

            assertThatThrownBy(() -> pinned.run(1)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void the_short_way_and_the_long_way_give_the_same() {
        try (LoadedModel model = TestModels.load("forest.onnx");
                PinnedRows pinned = PinnedRows.open(model, 30)) {
            pinned.input().asFloatBuffer().put(0, rows);
            pinned.run(30);

            var answer = (NumberTensor) Objects.requireNonNull(
                    model.run(Map.of("features", Tensor.floats(rows, 30, 4)), SOON)
                            .get("probabilities"));

            assertThat(pinned.output("probabilities").asFloatBuffer()).isEqualTo(answer.floats());
        }
    }

    private static LoadedModel fixedWidth(LoadedModel model) {
        assertThat(PinnedRows.fits(model)).isTrue();
        return model;
    }

    private static String label(PinnedRows pinned, LoadedModel model, int row) {
        return names(model)
                ? pinned.texts("label").get(row)
                : String.valueOf(pinned.output("label").getLong(row * 8));
    }

    private String knownLabel(LoadedModel model, int row) {
        return TestModels.strings(expected, names(model) ? "names" : "labels").get(row);
    }

    private static boolean names(LoadedModel model) {
        return model.signature().outputs().getFirst().type() == DataType.BYTES;
    }
}
