package modelport.tables.load;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.DatasetColumn;
import modelport.statistics.column.Histogram;
import modelport.statistics.column.NumberColumn;
import modelport.statistics.column.NumberSummary;
import modelport.statistics.column.TextColumn;
import modelport.statistics.column.TextSummary;
import modelport.tables.Cells;
import org.jspecify.annotations.Nullable;

/** The distributions of a table's columns, taken while it is written. */
final class Summaries {
    private static final int TOP = 50;
    /** The same file has the same distributions. */
    private static final long SEED = 1;

    private static final double MICROS = 1000;

    private final List<Summary> columns;

    Summaries(List<DatasetColumn> columns) {
        this.columns = columns.stream()
                .map(column -> switch (column.type()) {
                    case INTEGER, NUMBER, TIMESTAMP -> new Summary(column, new NumberColumn(SEED), null);
                    case BOOLEAN, CATEGORY -> new Summary(column, null, new TextColumn());
                    case TEXT -> new Summary(column, new NumberColumn(SEED), new TextColumn());
                })
                .toList();
    }

    void add(List<Cells> cells, int size) {
        for (int i = 0; i < cells.size(); i++) {
            columns.get(i).add(cells.get(i), size);
        }
    }

    List<ColumnSummary> summaries() {
        return columns.stream().map(Summary::summary).toList();
    }

    private record Summary(
            DatasetColumn column,
            @Nullable NumberColumn numbers,
            @Nullable TextColumn texts) {
        void add(Cells cells, int size) {
            for (int place = 0; place < size; place++) {
                boolean missing = cells.isMissing(place);
                if (numbers != null) {
                    if (missing) {
                        numbers.addMissing();
                    } else {
                        numbers.add(number(cells, place));
                    }
                }
                if (texts != null) {
                    texts.add(missing ? null : cells.text(place));
                }
            }
        }

        private static double number(Cells cells, int place) {
            return switch (cells) {
                case Cells.Times times -> times.micros()[place] / MICROS;
                case Cells.Texts texts -> texts.values()[place].codePointCount(0, texts.values()[place].length());
                case Cells.Integers _, Cells.Numbers _, Cells.Truths _ -> cells.number(place);
            };
        }

        ColumnSummary summary() {
            @Nullable NumberSummary number = numbers == null ? null : numbers.summary();
            @Nullable TextSummary text = texts == null ? null : texts.summary(TOP);
            long present =
                    text == null ? java.util.Objects.requireNonNull(number).count() : text.count();
            long missing =
                    text == null ? java.util.Objects.requireNonNull(number).missing() : text.missing();
            long distinct =
                    text == null ? java.util.Objects.requireNonNull(number).distinct() : text.distinct();
            return new ColumnSummary(
                    column,
                    present + missing,
                    missing,
                    distinct,
                    number == null ? null : numbers(number),
                    text == null
                            ? List.of()
                            : text.top().stream()
                                    .map(value -> new ColumnSummary.Frequency(storable(value.value()), value.count()))
                                    .toList());
        }

        /** PostgreSQL keeps no character zero. */
        private static String storable(String text) {
            return text.replace('\0', '\ufffd');
        }

        private static ColumnSummary.@Nullable Numbers numbers(NumberSummary summary) {
            NumberSummary.Spread spread = summary.spread();
            if (spread == null) {
                return null;
            }
            List<Histogram.Bin> bins = summary.histogram().bins();
            List<Double> edges = Stream.concat(
                            bins.stream().map(Histogram.Bin::from),
                            bins.stream().skip(Math.max(0, bins.size() - 1L)).map(Histogram.Bin::to))
                    .toList();
            return new ColumnSummary.Numbers(
                    spread.min(),
                    spread.max(),
                    spread.mean(),
                    spread.sd(),
                    summary.quantiles().stream()
                            .map(quantile -> new ColumnSummary.Quantile(quantile.share(), quantile.value()))
                            .toList(),
                    edges,
                    IntStream.range(0, bins.size())
                            .mapToObj(i -> bins.get(i).count())
                            .toList());
        }
    }
}
