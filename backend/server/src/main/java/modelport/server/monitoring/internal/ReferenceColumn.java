package modelport.server.monitoring.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import modelport.contract.monitoring.ColumnScale;
import modelport.evaluation.WalkedRows;
import modelport.inference.TextTensor;
import modelport.server.monitoring.internal.CountedColumn.Head;
import modelport.server.monitoring.internal.CountedColumn.Origin;
import modelport.statistics.drift.CategoryCells;
import modelport.statistics.drift.CellCounts;
import modelport.statistics.drift.Cells;
import modelport.statistics.drift.NumberCells;
import org.jspecify.annotations.Nullable;

/** Collects a column of the reference, row by row, and chooses its cells at the end. */
abstract sealed class ReferenceColumn {
    /** About as many cells as have enough values in a small window. */
    private static final int CELLS = 10;
    /** Texts with more different values than this are no categories. */
    private static final int MOST_CATEGORIES = 1_000;

    abstract void add(WalkedRows rows);

    /** Empty if there is nothing to choose cells by. */
    abstract Optional<Counted> counted();

    /**
     * A column with its cells.
     *
     * @param rows the cell of each row, in the order of the rows
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Counted(Head head, Cells cells, int[] rows) {
        CellCounts counts() {
            CellCounts counts = cells.none();
            for (int cell : rows) {
                counts.add(cell);
            }
            return counts;
        }
    }

    /** Values that are numbers. */
    static final class Numbers extends ReferenceColumn {
        private final Head head;
        private final BiFunction<WalkedRows, Integer, Double> value;
        private double[] values = new double[1_024];
        private int size;

        Numbers(Head head, BiFunction<WalkedRows, Integer, Double> value) {
            this.head = head;
            this.value = value;
        }

        @Override
        void add(WalkedRows rows) {
            for (int row = 0; row < rows.size(); row++) {
                add(value.apply(rows, row));
            }
        }

        void add(double number) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = number;
        }

        @Override
        Optional<Counted> counted() {
            double[] all = Arrays.copyOf(values, size);
            if (Arrays.stream(all).noneMatch(Double::isFinite)) {
                return Optional.empty();
            }
            NumberCells cells = NumberCells.fit(all, CELLS);
            return Optional.of(new Counted(
                    head, cells, Arrays.stream(all).mapToInt(cells::cell).toArray()));
        }
    }

    /** Values that are texts: categories if they are few, else how long they are. */
    static final class Texts extends ReferenceColumn {
        private final Head head;
        private final boolean alone;
        private final boolean prose;
        private final BiFunction<WalkedRows, Integer, @Nullable String> value;
        private final List<String> values = new ArrayList<>();
        private final Map<String, Integer> known = new LinkedHashMap<>();

        /**
         * With a first guess.
         *
         * @param alone whether the input has no other column, so that its length can be counted
         * @param prose whether it is no category, however few there are
         */
        Texts(Head head, boolean alone, boolean prose, BiFunction<WalkedRows, Integer, @Nullable String> value) {
            this.head = head;
            this.alone = alone;
            this.prose = prose;
            this.value = value;
        }

        @Override
        void add(WalkedRows rows) {
            for (int row = 0; row < rows.size(); row++) {
                String text = value.apply(rows, row);
                values.add(text == null ? TextTensor.MISSING : text);
                if (text != null && !text.isEmpty() && known.size() <= MOST_CATEGORIES) {
                    known.merge(text, 1, Integer::sum);
                }
            }
        }

        @Override
        Optional<Counted> counted() {
            if (known.isEmpty()) {
                return Optional.empty();
            }
            if (prose || known.size() > MOST_CATEGORIES) {
                return alone ? lengths() : Optional.empty();
            }
            List<String> byCount = known.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .toList();
            int frequent = Math.min(byCount.size(), CategoryCells.MOST);
            var cells = new CategoryCells(byCount.subList(0, frequent), byCount.subList(frequent, byCount.size()));
            return Optional.of(new Counted(
                    head,
                    cells,
                    values.stream().mapToInt(text -> cell(cells, text)).toArray()));
        }

        private Optional<Counted> lengths() {
            var lengths = new Numbers(
                    new Head(head.name(), ColumnScale.LENGTH, Origin.TEXT_LENGTH, head.input(), 0),
                    (_, _) -> Double.NaN);
            values.forEach(text -> lengths.add(isMissing(text) ? Double.NaN : text.codePointCount(0, text.length())));
            return lengths.counted();
        }

        private static int cell(CategoryCells cells, String text) {
            return isMissing(text) ? Cells.MISSING : cells.cell(text);
        }

        private static boolean isMissing(String text) {
            return text.equals(TextTensor.MISSING);
        }
    }
}
