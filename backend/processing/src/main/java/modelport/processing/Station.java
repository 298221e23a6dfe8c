package modelport.processing;

import java.util.List;

/** A stage in memory, ready to answer. */
public interface Station extends AutoCloseable {
    /** One answer for each row, in their order: lists, maps, texts and numbers. */
    List<Object> answer(List<Payload> rows, Deadline deadline);

    @Override
    void close();
}
