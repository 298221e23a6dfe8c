package modelport.tables.source;

/**
 * Takes the rows of a file, cell by cell and in order: as many cells as there are columns, between {@link #begin} and
 * {@link #end}. A text is a part of an array that changes after the call.
 */
public interface RowSink {
    /** A row begins; its line counts from 1. */
    void begin(long line);

    /** A cell of a text file, or a text of another. */
    void text(int column, char[] chars, int from, int length, boolean quoted);

    /** A cell that is a whole number in the file. */
    void whole(int column, long value);

    /** A cell that is a number in the file. */
    void number(int column, double value);

    /** A cell that is a truth value in the file. */
    void truth(int column, boolean value);

    /** A cell that is a moment in the file, in microseconds since 1970. */
    void moment(int column, long micros);

    /** A cell in which the file says that nothing is. */
    void missing(int column);

    /** The row is complete. */
    void end();

    /** Instead of a row: one with more or fewer cells than there are columns. */
    void ragged(long line, int cells);
}
