package modelport.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.training.Split.Shares;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final TrainingSet DIGITS = Samples.digits().set();
    private static final Shares SHARES = new Shares(0.15, 0.2);

    @Test
    void every_row_is_in_one_part_of_the_wanted_size() {
        for (Split split : List.of(Split.byContent(DIGITS.rows(), SHARES, 1), Split.stratified(DIGITS, SHARES, 1))) {
            int[] all = Stream.of(split.training(), split.validation(), split.test())
                    .flatMapToInt(Arrays::stream)
                    .sorted()
                    .toArray();
            assertThat(all).isEqualTo(IntStream.range(0, DIGITS.rows().rows()).toArray());
            assertThat(split.test().length / 1797.0).isCloseTo(0.2, within(0.03));
            assertThat(split.validation().length / 1797.0).isCloseTo(0.15, within(0.03));
        }
    }

    @Test
    void a_stratified_split_has_each_class_in_its_share() {
        Split split = Split.stratified(DIGITS, SHARES, 1);
        int[] classes = ((Truth.Classes) DIGITS.truth()).indexes();

        assertThat(split.test()).hasSize(359);
        assertThat(split.validation()).hasSize(270);
        for (int c = 0; c < 10; c++) {
            int digit = c;
            long all = IntStream.of(classes).filter(index -> index == digit).count();
            long tested = IntStream.of(split.test())
                    .filter(row -> classes[row] == digit)
                    .count();
            assertThat((double) tested).isCloseTo(0.2 * all, within(1.0));
        }
    }

    @Test
    void rows_stay_in_their_part_when_others_go_and_equal_rows_come_together() {
        int[] some = IntStream.range(0, 1000).map(row -> row * 7 % 1797).toArray();
        int[] twice = IntStream.range(0, 2000).map(i -> some[i % 1000]).toArray();
        Split all = Split.byContent(DIGITS.rows(), SHARES, 9);
        Split fewer = Split.byContent(DIGITS.rows().rows(twice), SHARES, 9);

        assertThat(IntStream.of(fewer.test())
                        .map(row -> twice[row])
                        .distinct()
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.of(all.test())
                        .filter(row -> IntStream.of(some).anyMatch(one -> one == row))
                        .toArray());
        assertThat(fewer.test()).contains(fewer.test()[0] + 1000);
    }

    @Test
    void another_seed_makes_another_split() {
        assertThat(Split.stratified(DIGITS, SHARES, 1).test())
                .isEqualTo(Split.stratified(DIGITS, SHARES, 1).test())
                .isNotEqualTo(Split.stratified(DIGITS, SHARES, 2).test());
    }
}
