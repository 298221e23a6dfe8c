package modelport.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import modelport.onnx.RefusedException;
import modelport.training.Expected;
import modelport.training.Samples;
import modelport.training.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldsTest {
    static List<Expected> folds() {
        return Expected.all("folds");
    }

    @ParameterizedTest
    @MethodSource("folds")
    void folds_are_those_of_scikit_learn(Expected expected) throws Exception {
        boolean stratified = expected.standardise().equals("StratifiedKFold");
        Samples samples = stratified ? Samples.named(expected.data()) : Samples.diabetes();
        int count = (int) expected.number();
        Folds folds = samples.truth() instanceof Truth.Classes classes
                ? Folds.stratified(classes, count)
                : Folds.inOrder(samples.rows().rows(), count);

        byte[] bytes = new byte[folds.of().length];
        for (int row = 0; row < bytes.length; row++) {
            bytes[row] = (byte) folds.of()[row];
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(expected.values().getFirst());
    }

    @Test
    void shuffled_folds_follow_their_seed_and_spread_each_class() {
        Truth.Classes truth = (Truth.Classes) Samples.digits().truth();

        Folds folds = Folds.stratified(truth, 5, 1);

        assertThat(folds.of()).isEqualTo(Folds.stratified(truth, 5, 1).of());
        assertThat(folds.of()).isNotEqualTo(Folds.stratified(truth, 5, 2).of());
        for (int c = 0; c < 10; c++) {
            int digit = c;
            int[] counts = new int[5];
            IntStream.range(0, truth.rows())
                    .filter(row -> truth.indexes()[row] == digit)
                    .forEach(row -> counts[folds.of()[row]]++);
            assertThat(IntStream.of(counts).max().orElseThrow()
                            - IntStream.of(counts).min().orElseThrow())
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void every_row_is_foretold_once() {
        Folds folds = Folds.shuffled(103, 10, 7);

        int[] all = IntStream.range(0, 10)
                .flatMap(fold -> IntStream.of(folds.inside(fold)))
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, 103).toArray());
        assertThat(folds.outside(3)).hasSize(103 - folds.inside(3).length);
    }

    @Test
    void more_folds_than_rows_are_refused() {
        assertThatThrownBy(() -> Folds.inOrder(3, 4)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> Folds.inOrder(3, 1)).isInstanceOf(RefusedException.class);
    }
}
