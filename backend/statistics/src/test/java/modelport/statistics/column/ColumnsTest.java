package modelport.statistics.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.statistics.column.Histogram.Bin;
import modelport.statistics.column.TextSummary.Category;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void a_column_of_numbers_is_summed_up() {
        var column = new NumberColumn(1);
        IntStream.rangeClosed(1, 9).forEach(column::add);
        column.add(Double.NaN);
        column.add(Double.POSITIVE_INFINITY);
        column.addMissing();

        NumberSummary summary = column.summary();

        assertThat(summary.count()).isEqualTo(9);
        assertThat(summary.missing()).isEqualTo(3);
        assertThat(summary.distinct()).isEqualTo(9);
        assertThat(summary.quantiles()).contains(new NumberSummary.Quantile(0.25, 3));
        assertThat(Objects.requireNonNull(summary.spread()).sd()).isCloseTo(2.7386127875258306, within(1e-12));
        assertThat(summary.histogram().bins())
                .hasSize(9)
                .allSatisfy(bin -> assertThat(bin.count()).isEqualTo(1));
    }

    @Test
    void an_empty_column_has_nothing_but_its_gaps() {
        var column = new NumberColumn(1);
        column.addMissing();

        NumberSummary summary = column.summary();

        assertThat(summary.missing()).isEqualTo(1);
        assertThat(summary.spread()).isNull();
        assertThat(summary.histogram().bins()).isEmpty();
        assertThat(new TextColumn().summary(5).top()).isEmpty();
    }

    @Test
    void a_histogram_counts_every_number_in_its_bin() {
        for (int scale = -300; scale <= 300; scale += 25) {
            var random = new SplittableRandom(scale);
            double[] numbers = new double[500];
            Arrays.setAll(numbers, i -> (random.nextDouble() - 0.2) * Math.pow(10, scaleOf(random)));
            double factor = Math.pow(10, scale);
            var column = new NumberColumn(1);
            for (double number : numbers) {
                column.add(number * factor);
            }

            List<Bin> bins = column.summary().histogram().bins();

            assertThat(bins).hasSizeBetween(2, Histogram.MAX_BINS);
            for (Bin bin : bins) {
                long inside = Arrays.stream(numbers)
                        .map(number -> number * factor)
                        .filter(number -> bin.from() <= number && number < bin.to())
                        .count();
                assertThat(bin.count()).isEqualTo(inside);
            }
        }
    }

    @Test
    void histograms_forget_the_order_and_the_parts() {
        var random = new SplittableRandom(2);
        List<Double> numbers =
                random.doubles(2_000).mapToObj(u -> Math.tan(3 * (u - 0.5))).collect(Collectors.toList());
        var whole = new NumberColumn(1);
        numbers.forEach(whole::add);
        Collections.reverse(numbers);
        var one = new NumberColumn(1);
        var other = new NumberColumn(2);
        numbers.subList(0, 300).forEach(one::add);
        numbers.subList(300, 2_000).forEach(other::add);

        one.merge(other);

        assertThat(one.summary().histogram()).isEqualTo(whole.summary().histogram());
        assertThat(one.summary().quantiles()).isEqualTo(whole.summary().quantiles());
    }

    @Test
    void one_number_over_and_over_has_one_bin() {
        var column = new NumberColumn(1);
        for (int i = 0; i < 5; i++) {
            column.add(0.3);
            column.add(-0.0);
            column.add(0.0);
        }
        var whole = new NumberColumn(1);
        whole.add(7);

        assertThat(column.summary().distinct()).isEqualTo(2);
        assertThat(whole.summary().histogram().bins()).containsExactly(new Bin(7, 8, 1));
    }

    @Test
    void a_column_of_texts_is_summed_up() {
        var column = new TextColumn();
        var more = new TextColumn();
        for (String text : new String[] {"", "红", "蓝", "红", null}) {
            column.add(text);
        }
        more.add("红");
        more.add("x".repeat(300));

        column.merge(more);

        TextSummary summary = column.summary(2);
        assertThat(summary.count()).isEqualTo(6);
        assertThat(summary.missing()).isEqualTo(1);
        assertThat(summary.distinct()).isEqualTo(4);
        assertThat(summary.exact()).isTrue();
        assertThat(summary.top()).containsExactly(new Category("红", 3, 0), new Category("", 1, 0));
        assertThat(column.summary(9).top()).contains(new Category("x".repeat(200) + "…", 1, 0));
    }

    private static int scaleOf(SplittableRandom random) {
        return random.nextInt(3);
    }
}
