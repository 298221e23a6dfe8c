package modelport.tables;

/** Rows with named, typed columns, which can be streamed as often as wanted and from any row on. */
public interface Table extends AutoCloseable {
    Schema schema();

    /** How many rows there are. */
    long rows();

    /** Streams what is selected; the caller closes it. */
    Batches read(Selection selection);

    @Override
    void close();
}
