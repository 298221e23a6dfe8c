package modelport.server.prediction;

import modelport.gateway.ProfileSource;
import modelport.gateway.ProfiledColumn;
import modelport.statistics.drift.CellCounts;
import modelport.statistics.drift.Cells;
import org.jspecify.annotations.Nullable;

/**
 * A column whose cells never change, and how many values of the reference fell into each.
 *
 * @param name its name, unique among the columns it is frozen with
 * @param source where its values come from
 * @param cells what they fall into
 * @param reference values of the reference, missing ones among them
 * @param importance how much the model relies on it, by the measure of whoever froze it; absent where nobody knows
 */
public record FrozenColumn(
        String name,
        ProfileSource source,
        Cells cells,
        CellCounts reference,
        @Nullable Double importance) {
    public FrozenColumn {
        if (reference.toArray().length != cells.size()) {
            throw new IllegalArgumentException("counts of other cells: " + name);
        }
    }

    ProfiledColumn profiled() {
        return new ProfiledColumn(name, source, cells);
    }
}
