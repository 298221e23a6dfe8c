package modelport.tables.source;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import modelport.contract.Message;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.Reading;
import org.jspecify.annotations.Nullable;

/** A file of rows, which can be read more than once. */
public sealed interface Source permits CsvSource, ParquetSource {
    /** What it is: CSV or PARQUET. */
    String format();

    /** Names of its columns, each once. */
    List<String> names();

    /** For each column what the file says that it is; empty where that is to be found out. */
    List<Optional<ColumnType>> types();

    /** How it is read, if it is a text. */
    @Nullable
    Reading reading();

    /** How its characters are written, if it is a text. */
    @Nullable
    String encoding();

    /** What was found about it that does no harm. */
    List<Message> notes();

    /** Hands over every row, and says now and then which share of the file is behind. */
    void read(RowSink sink, DoubleConsumer progress);
}
