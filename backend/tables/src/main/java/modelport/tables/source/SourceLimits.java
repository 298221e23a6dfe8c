package modelport.tables.source;

/**
 * How much of a file is held at once, whatever it says.
 *
 * @param columns at most so many
 * @param cell at most so many characters in one cell
 * @param record at most so many characters in one row
 * @param unpacked at most so many bytes of what was packed
 */
public record SourceLimits(int columns, int cell, int record, long unpacked) {
    private static final int COLUMNS = 10_000;
    private static final int CELL = 1_000_000;
    private static final int RECORD = 8_000_000;
    private static final long UNPACKED = 50L << 30;

    public static SourceLimits defaults() {
        return new SourceLimits(COLUMNS, CELL, RECORD, UNPACKED);
    }
}
