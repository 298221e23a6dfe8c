package modelport.gateway;

import java.util.List;
import java.util.UUID;

/**
 * What is counted of the rows that a version answers.
 *
 * @param id identity; the same one always means the same columns with the same cells
 * @param version number of the version that it is made for
 * @param columns at most {@link #MOST}
 */
public record ProfilePlan(UUID id, int version, List<ProfiledColumn> columns) {
    /** So many columns at most are counted. */
    public static final int MOST = 200;

    public ProfilePlan {
        columns = List.copyOf(columns);
        if (columns.size() > MOST) {
            throw new IllegalArgumentException("too many columns: " + columns.size());
        }
    }

    /** How many counters all of its columns need. */
    public int size() {
        return columns.stream().mapToInt(column -> column.cells().size()).sum();
    }
}
