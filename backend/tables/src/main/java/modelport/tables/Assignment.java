package modelport.tables;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of a split's rows to which part they belong. */
sealed interface Assignment {
    /** The part of a row; {@code keys} are those of the column that the split stratifies or groups by. */
    int partOf(long row, @Nullable Cells keys, int place);

    static Assignment of(Split split, Table table) {
        double[] ends = new double[split.parts().size()];
        double end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += split.parts().get(i).fraction();
            ends[i] = end;
        }
        if (split.stratify() != null) {
            return Stratified.of(split, split.stratify(), table);
        }
        return split.group() == null ? new ByRow(split.seed(), ends) : new ByGroup(split.seed(), ends);
    }

    /** By the number of the row alone: rows that are added later change nothing. */
    @SuppressWarnings("ArrayRecordComponent")
    record ByRow(long seed, double[] ends) implements Assignment {
        @Override
        public int partOf(long row, @Nullable Cells keys, int place) {
            return part(ends, Chance.of(seed, row));
        }
    }

    /** By the value of a group; rows without one are groups of their own. */
    @SuppressWarnings("ArrayRecordComponent")
    record ByGroup(long seed, double[] ends) implements Assignment {
        @Override
        public int partOf(long row, @Nullable Cells keys, int place) {
            Cells groups = java.util.Objects.requireNonNull(keys);
            return part(ends, groups.isMissing(place) ? Chance.of(seed, row) : Chance.of(seed, groups.text(place)));
        }
    }

    /**
     * Draws from what is left of every stratum, so that in the end every part has had its share to the row: selection
     * sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S) for more than two parts. Rows must come
     * in order, each once.
     */
    record Stratified(long seed, Map<String, long[]> left) implements Assignment {
        /** A label with more values is no class. */
        private static final int MOST_STRATA = 10_000;

        static Stratified of(Split split, String column, Table table) {
            var counts = new HashMap<String, Long>();
            try (Batches batches = table.read(Selection.columns(java.util.List.of(column)))) {
                while (batches.hasNext()) {
                    Batch batch = batches.next();
                    for (int place = 0; place < batch.size(); place++) {
                        counts.merge(batch.column(0).text(place), 1L, Long::sum);
                    }
                    if (counts.size() > MOST_STRATA) {
                        throw TableException.of("datasets.strata", "column", column, "most", MOST_STRATA);
                    }
                }
            }
            var left = new HashMap<String, long[]>();
            counts.forEach((value, count) -> left.put(value, Shares.of(split, value, count)));
            return new Stratified(split.seed(), left);
        }

        @Override
        public int partOf(long row, @Nullable Cells keys, int place) {
            long[] parts = java.util.Objects.requireNonNull(
                    left.get(java.util.Objects.requireNonNull(keys).text(place)));
            long total = 0;
            for (long part : parts) {
                total += part;
            }
            long drawn = (long) (Chance.of(seed, row) * total);
            int part = 0;
            while (drawn >= parts[part]) {
                drawn -= parts[part];
                part++;
            }
            parts[part]--;
            return part;
        }
    }

    private static int part(double[] ends, double chance) {
        int part = 0;
        while (part < ends.length - 1 && chance >= ends[part]) {
            part++;
        }
        return part;
    }
}
