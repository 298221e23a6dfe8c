package modelport.ui.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.ColumnSummary.Frequency;
import modelport.contract.datasets.ColumnSummary.Numbers;
import modelport.contract.datasets.ColumnSummary.Quantile;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetRow;
import org.jspecify.annotations.Nullable;

/** A table whose rows are made when they are looked at; its distributions are those of its rows. */
record FakeTable(List<DatasetColumn> columns, long rows, LongFunction<List<@Nullable Object>> cells) {
    private static final int BINS = 20;
    private static final int TOP = 20;

    @SuppressWarnings("NullAway") // It does not see that a row's cells may be null.
    List<DatasetRow> rows(long after, int limit) {
        return LongStream.rangeClosed(after + 1, Math.min(rows, after + limit))
                .mapToObj(number -> new DatasetRow(number, cells.apply(number)))
                .toList();
    }

    List<ColumnSummary> summaries() {
        List<List<@Nullable Object>> all =
                LongStream.rangeClosed(1, rows).mapToObj(cells).toList();
        var summaries = new ArrayList<ColumnSummary>();
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            summaries.add(summary(columns.get(i), all.stream().map(row -> row.get(at))));
        }
        return summaries;
    }

    private ColumnSummary summary(DatasetColumn column, Stream<@Nullable Object> cells) {
        List<Object> present = new ArrayList<>();
        cells.forEach(cell -> {
            if (cell != null) {
                present.add(cell);
            }
        });
        Map<String, Long> frequencies =
                present.stream().collect(Collectors.groupingBy(String::valueOf, Collectors.counting()));
        boolean ranked = column.type().isText() || column.type() == ColumnType.BOOLEAN;
        double[] numbers = switch (column.type()) {
            case INTEGER, NUMBER -> of(present, cell -> ((Number) cell).doubleValue());
            case TIMESTAMP -> of(present, cell -> Instant.parse((String) cell).toEpochMilli());
            case TEXT -> of(present, cell -> (double) ((String) cell).length());
            case BOOLEAN, CATEGORY -> new double[0];
        };
        return new ColumnSummary(
                column,
                rows,
                rows - present.size(),
                frequencies.size(),
                numbers.length == 0 ? null : numbers(numbers),
                ranked ? top(frequencies) : List.of());
    }

    private static double[] of(List<Object> cells, Function<Object, Number> number) {
        return cells.stream()
                .mapToDouble(cell -> number.apply(cell).doubleValue())
                .sorted()
                .toArray();
    }

    private static Numbers numbers(double[] sorted) {
        double min = sorted[0];
        double max = sorted[sorted.length - 1];
        double mean = java.util.Arrays.stream(sorted).average().orElse(0);
        double sd = Math.sqrt(java.util.Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
        var edges = new ArrayList<Double>();
        long[] counts = new long[BINS];
        for (int i = 0; i <= BINS; i++) {
            edges.add(min + (max - min) * i / BINS);
        }
        for (double value : sorted) {
            counts[max == min ? 0 : Math.min(BINS - 1, (int) (BINS * (value - min) / (max - min)))]++;
        }
        List<Quantile> quantiles = Stream.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99)
                .map(share -> new Quantile(share, sorted[(int) (share * (sorted.length - 1))]))
                .toList();
        return new Numbers(
                min,
                max,
                mean,
                sd,
                quantiles,
                edges,
                LongStream.of(counts).boxed().toList());
    }

    private static List<Frequency> top(Map<String, Long> frequencies) {
        return frequencies.entrySet().stream()
                .map(each -> new Frequency(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Frequency::count).reversed().thenComparing(Frequency::value))
                .limit(TOP)
                .toList();
    }
}
