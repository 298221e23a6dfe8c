package modelport.statistics.drift;

/** The cells that the values of a column fall into, chosen once from its reference and never changed. */
public sealed interface Cells permits NumberCells, CategoryCells {
    /** The cell of every value that is missing. */
    int MISSING = 0;

    /** How many cells there are, that of missing values and those outside of the reference among them. */
    int size();

    /** Whether values of a cell lie outside of everything that the reference holds. */
    boolean isOutside(int cell);

    /** Counts, none yet. */
    default CellCounts none() {
        return new CellCounts(new long[size()]);
    }
}
