package modelport.evaluation;

import java.util.ArrayList;
import java.util.List;
import modelport.contract.datasets.ColumnType;
import modelport.statistics.sketch.SortedSketch;
import modelport.tables.Cells;
import modelport.tables.Moments;

/** How a column's cells tell rows apart: each row belongs to one slice. */
sealed interface SliceKeys {
    int LONGEST = 200;

    /** The names of the slices; the last one is that of missing cells. */
    List<String> names();

    /** The slice of a row, by its place among the names. */
    int of(Cells cells, int place);

    /** A cell as the name of a slice: its beginning, if it is long. */
    static String text(Cells cells, int place) {
        String text = cells.text(place);
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }

    /** A cell as something that has an order. */
    static double number(Cells cells, int place) {
        return cells instanceof Cells.Times times ? times.micros()[place] : cells.number(place);
    }

    /**
     * One slice for each value.
     *
     * @param rest whether there are other values, which share a slice
     */
    record ByValue(List<String> values, boolean rest) implements SliceKeys {
        static final String REST = "…";

        public ByValue {
            values = List.copyOf(values);
        }

        @Override
        public List<String> names() {
            var names = new ArrayList<>(values);
            if (rest) {
                names.add(REST);
            }
            names.add("");
            return names;
        }

        @Override
        public int of(Cells cells, int place) {
            if (cells.isMissing(place)) {
                return values.size() + (rest ? 1 : 0);
            }
            int found = values.indexOf(text(cells, place));
            return found >= 0 ? found : values.size();
        }
    }

    /**
     * One slice for each quarter of the numbers.
     *
     * @param edges rising; a slice holds its upper edge, the first one also its lower one
     */
    record ByRange(List<Double> edges, ColumnType type) implements SliceKeys {
        private static final double[] QUARTERS = {0, 0.25, 0.5, 0.75, 1};

        public ByRange {
            edges = List.copyOf(edges);
        }

        static ByRange of(SortedSketch sorted, ColumnType type) {
            var edges = new ArrayList<Double>();
            for (double quarter : QUARTERS) {
                double edge = sorted.quantile(quarter);
                if (edges.isEmpty() || edge > edges.getLast()) {
                    edges.add(edge);
                }
            }
            if (edges.size() == 1) {
                edges.add(edges.getFirst());
            }
            return new ByRange(edges, type);
        }

        @Override
        public List<String> names() {
            var names = new ArrayList<String>();
            for (int i = 1; i < edges.size(); i++) {
                names.add(written(edges.get(i - 1)) + " … " + written(edges.get(i)));
            }
            names.add("");
            return names;
        }

        private String written(double edge) {
            if (type == ColumnType.TIMESTAMP) {
                return Moments.instant((long) edge).toString();
            }
            return edge == Math.rint(edge) && Math.abs(edge) < 0x1p53
                    ? Long.toString((long) edge)
                    : Double.toString(edge);
        }

        @Override
        public int of(Cells cells, int place) {
            int ranges = edges.size() - 1;
            if (cells.isMissing(place)) {
                return ranges;
            }
            double number = number(cells, place);
            int slice = 0;
            while (slice < ranges - 1 && number > edges.get(slice + 1)) {
                slice++;
            }
            return slice;
        }
    }
}
