package modelport.formats.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import modelport.onnx.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a file, it is read or refused. */
class DamageTest {
    private static final Path FIXTURES = Path.of("../../fixtures/trees");
    private static final int ROUNDS = 600;

    @ParameterizedTest
    @ValueSource(strings = {"xgb_stump_only.json", "xgb_linear.ubj", "python-3.3/vector_leaf.json", "xgb_no_split.ubj"})
    void an_xgboost_file_that_is_cut_off_anywhere_is_refused(String name) throws Exception {
        byte[] file = Files.readAllBytes(FIXTURES.resolve(name));
        for (int size = 0; size < file.length; size++) {
            assertThat(isRefused(name, Arrays.copyOf(file, size)))
                    .as("%d bytes", size)
                    .isTrue();
        }
    }

    @Test
    void a_lightgbm_file_that_is_cut_off_within_its_trees_is_refused() throws Exception {
        String name = "lgbm_categorical.txt";
        byte[] file = Files.readAllBytes(FIXTURES.resolve(name));
        int trees = new String(file, StandardCharsets.ISO_8859_1).indexOf("end of trees");
        for (int size = 0; size < trees; size++) {
            assertThat(isRefused(name, Arrays.copyOf(file, size)))
                    .as("%d bytes", size)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xgb_categorical_partition.json",
                "xgb_categorical_partition.ubj",
                "xgb_dart.ubj",
                "python-3.3/categories_by_name.json",
                "python-3.3/vector_leaf.json",
                "lgbm_categorical_multi.txt",
                "lgbm_linear_tree.txt"
            })
    void any_change_of_bytes_is_understood_or_refused(String name) throws Exception {
        byte[] file = Files.readAllBytes(FIXTURES.resolve(name));
        var random = new SplittableRandom(name.hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = file.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int at = random.nextInt(file.length);
                // A digit or sign makes other numbers, another byte mostly breaks the form.
                changed[at] = (byte)
                        (random.nextBoolean() ? "0123456789-.,[]\" ".charAt(random.nextInt(17)) : random.nextInt(256));
            }
            isRefused(name, changed);
        }
    }

    private static boolean isRefused(String name, byte[] bytes) throws IOException {
        try {
            Boosters.convert(name.endsWith(".txt") ? Boosters.lightgbm(bytes) : Boosters.xgboost(bytes));
            return false;
        } catch (RefusedException refused) {
            return true;
        }
    }
}
