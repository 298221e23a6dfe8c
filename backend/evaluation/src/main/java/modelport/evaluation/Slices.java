package modelport.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.evaluation.SliceMeasures;
import modelport.statistics.classification.ScoreKind;
import modelport.tables.Cells;
import org.jspecify.annotations.Nullable;

/** Tallies for the slices of some columns. */
final class Slices {
    private final ModelRows rows;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    Slices(ModelRows rows, List<String> read, Map<String, SliceKeys> keys) {
        this.rows = rows;
        keys.forEach((name, key) -> columns.put(name, new Column(key, read.indexOf(name))));
    }

    void add(RowBatch batch, RowAnswers truths, RowAnswers answers) {
        for (Column column : columns.values()) {
            Cells cells = batch.source().column(column.place);
            for (int i = 0; i < batch.size(); i++) {
                column.tally(column.keys.of(cells, batch.places()[i])).add(i, truths, answers);
            }
        }
    }

    /** Those that have rows. */
    List<SliceMeasures> measures() {
        var all = new ArrayList<SliceMeasures>();
        columns.forEach((name, column) -> {
            List<String> values = column.keys.names();
            for (int i = 0; i < values.size(); i++) {
                Tally tally = column.tallies[i];
                if (tally != null) {
                    all.add(Reports.slice(
                            name, values.get(i), column.counts[i], tally.measures(), Tally.ofSlices(rows.kind())));
                }
            }
        });
        return all;
    }

    /** The slices of one column. */
    private final class Column {
        private final SliceKeys keys;
        private final int place;
        private final @Nullable Tally[] tallies;
        private final long[] counts;

        Column(SliceKeys keys, int place) {
            this.keys = keys;
            this.place = place;
            tallies = new @Nullable Tally[keys.names().size()];
            counts = new long[tallies.length];
        }

        Tally tally(int slice) {
            counts[slice]++;
            Tally tally = tallies[slice];
            if (tally == null) {
                tally = Tally.of(rows, ScoreKind.NONE, true);
                tallies[slice] = tally;
            }
            return tally;
        }
    }
}
