package modelport.tables.load;

import java.util.List;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a file.
 *
 * @param label the column that models shall predict; an empty text for none, null to find it out
 * @param columns those that shall be other than found
 * @param reading how a text is read
 * @param badRows so many may be left out
 */
public record LoadPlan(@Nullable String label, List<DatasetColumn> columns, Reading reading, long badRows) {
    /** So many bad rows may be left out unless somebody says otherwise. */
    public static final int BAD_ROWS = 100;

    public LoadPlan {
        columns = List.copyOf(columns);
    }

    /** Everything is found out. */
    public static LoadPlan automatic() {
        return new LoadPlan(null, List.of(), Reading.automatic(), BAD_ROWS);
    }
}
