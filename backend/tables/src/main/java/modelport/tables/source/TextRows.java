package modelport.tables.source;

/** Takes the rows of a text as they come, however many cells they have. */
interface TextRows {
    /** A row begins, if one follows; its line counts from 1. */
    void begin(long line);

    /** A part of an array that changes after the call. */
    void text(int column, char[] chars, int from, int length, boolean quoted);

    /** The row was as long as this. */
    void end(int cells);
}
