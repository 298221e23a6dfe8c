package modelport.tables;

import java.util.Iterator;

/** A table's rows on their way through: one batch at a time, never all. */
public interface Batches extends Iterator<Batch>, AutoCloseable {
    @Override
    void close();
}
