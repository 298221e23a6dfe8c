package modelport.tables.source;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import modelport.contract.Message;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.Reading;
import modelport.tables.TableException;

/** A text file with a row on each line; gzip around it does no harm. */
public final class CsvSource implements Source {
    private static final int ROWS_PER_STEP = 1000;

    private final Bytes bytes;
    private final Encoding encoding;
    private final Dialect dialect;
    private final Header header;
    private final SourceLimits limits;

    private CsvSource(Bytes bytes, Encoding encoding, Dialect dialect, Header header, SourceLimits limits) {
        this.bytes = bytes;
        this.encoding = encoding;
        this.dialect = dialect;
        this.header = header;
        this.limits = limits;
    }

    static CsvSource open(Bytes bytes, byte[] start, String name, Reading reading, SourceLimits limits)
            throws IOException {
        Encoding encoding = Encoding.of(start, name);
        Sample sample;
        try (Reader text = text(bytes.open(), encoding)) {
            sample = Sample.of(text);
        }
        Dialect dialect = new Sniffer(sample, reading, limits).dialect();
        List<List<String>> rows = sample.rows(dialect.delimiter(), dialect.quote(), limits);
        if (rows.isEmpty()) {
            throw empty(bytes, encoding, dialect, name, limits);
        }
        return new CsvSource(bytes, encoding, dialect, Header.of(rows, dialect.header(), limits), limits);
    }

    /** There is not even a first row: whatever is in its way is the reason. */
    private static TableException empty(
            Bytes bytes, Encoding encoding, Dialect dialect, String name, SourceLimits limits) throws IOException {
        try (Reader text = text(bytes.open(), encoding)) {
            new Rows(dialect.delimiter(), dialect.quote(), limits, new Nobody()).read(text, _ -> false);
        }
        return TableException.of("datasets.empty", "file", name);
    }

    @Override
    public String format() {
        return "CSV";
    }

    @Override
    public List<String> names() {
        return header.names();
    }

    @Override
    public List<Optional<ColumnType>> types() {
        return header.names().stream().map(_ -> Optional.<ColumnType>empty()).toList();
    }

    @Override
    public Reading reading() {
        return dialect.reading();
    }

    @Override
    public String encoding() {
        return encoding.charset().name();
    }

    @Override
    public List<Message> notes() {
        return header.notes();
    }

    @Override
    public void read(RowSink sink, DoubleConsumer progress) {
        try (Bytes.Stream in = bytes.open();
                Reader text = text(in, encoding)) {
            var rows = new WholeRows(sink, header.names().size(), dialect.header());
            long[] count = {0};
            new Rows(dialect.delimiter(), dialect.quote(), limits, rows).read(text, _ -> {
                if (++count[0] % ROWS_PER_STEP == 0) {
                    progress.accept(in.share());
                }
                return true;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader text(Bytes.Stream in, Encoding encoding) throws IOException {
        in.skipNBytes(encoding.mark());
        return new StrictReader(in, encoding.charset());
    }

    private static final class Nobody implements TextRows {
        @Override
        public void begin(long line) {
            // Whether there is a row is all that matters.
        }

        @Override
        public void text(int column, char[] chars, int from, int length, boolean quoted) {
            // As above.
        }

        @Override
        public void end(int cells) {
            // As above.
        }
    }
}
