package modelport.gateway.profile;

import modelport.gateway.ProfileSource.TextLength;
import modelport.statistics.drift.CategoryCells;
import modelport.statistics.drift.Cells;
import modelport.statistics.drift.NumberCells;

/** Finds the cell of a row's value in what the row belongs to. */
sealed interface Probe {
    int cell(Values values, int row);

    /** A number at a place. */
    record NumberAt(int index, NumberCells cells) implements Probe {
        @Override
        public int cell(Values values, int row) {
            return cells.cell(values.number(row * values.width() + index));
        }
    }

    /** A number at a place that stands for a category. */
    record CodeAt(int index, NumberedCategories cells) implements Probe {
        @Override
        public int cell(Values values, int row) {
            return cells.cell(values.number(row * values.width() + index));
        }
    }

    /** A text at a place. */
    record TextAt(int index, CategoryCells cells) implements Probe {
        @Override
        public int cell(Values values, int row) {
            return cells.cell(values.text(row * values.width() + index));
        }
    }

    /** How long the text is. */
    record LengthOf(NumberCells cells) implements Probe {
        @Override
        public int cell(Values values, int row) {
            return cells.cell(TextLength.of(values.text(row * values.width())));
        }
    }

    /** The mean of all that the row has. */
    record MeanOf(NumberCells cells) implements Probe {
        @Override
        public int cell(Values values, int row) {
            int width = values.width();
            double sum = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                sum += values.number(i);
            }
            return cells.cell(sum / width);
        }
    }

    /** The largest of probabilities; one alone is that of the second of two classes. */
    record LargestOf(NumberCells cells) implements Probe {
        @Override
        public int cell(Values values, int row) {
            int width = values.width();
            double largest = values.number(row * width + likeliest(values, row) % width);
            return cells.cell(width == 1 ? Math.max(largest, 1 - largest) : largest);
        }
    }

    /**
     * The class with the largest of probabilities.
     *
     * @param cells of the classes, in their order
     */
    @SuppressWarnings("ArrayRecordComponent") // looked up for every row, never compared
    record ClassOf(int[] cells) implements Probe {
        @Override
        public int cell(Values values, int row) {
            int width = values.width();
            boolean isNumber = !Double.isNaN(values.number(row * width));
            return isNumber ? cells[likeliest(values, row)] : Cells.MISSING;
        }
    }

    /** The place of the class that is predicted. */
    static int likeliest(Values values, int row) {
        int width = values.width();
        int first = row * width;
        if (width == 1) {
            return values.number(first) >= 0.5 ? 1 : 0;
        }
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (values.number(first + i) > values.number(first + best)) {
                best = i;
            }
        }
        return best;
    }
}
