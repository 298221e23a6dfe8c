package modelport.tables.source;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import modelport.contract.Message;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.Reading;
import modelport.tables.TableException;
import org.jspecify.annotations.Nullable;

/** A Parquet file with flat columns. */
public final class ParquetSource implements Source {
    private static final Set<CompressionCodec> CODECS = EnumSet.of(
            CompressionCodec.UNCOMPRESSED, CompressionCodec.SNAPPY, CompressionCodec.GZIP, CompressionCodec.ZSTD);
    private static final int ROWS_PER_STEP = 1000;

    private final Path file;
    private final String name;
    private final List<ParquetColumn> columns;
    private final long rows;

    private ParquetSource(Path file, String name, List<ParquetColumn> columns, long rows) {
        this.file = file;
        this.name = name;
        this.columns = List.copyOf(columns);
        this.rows = rows;
    }

    static ParquetSource open(Path file, String name, SourceLimits limits) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
            List<SchemaNode> nodes = reader.getFileSchema().getRootNode().children();
            if (nodes.size() > limits.columns()) {
                throw TableException.of("datasets.too-many-columns", "most", limits.columns());
            }
            var columns = new ArrayList<ParquetColumn>();
            nodes.forEach(node -> columns.add(ParquetColumn.of(node)));
            checkUnique(columns);
            reader.getFileMetaData().rowGroups().stream()
                    .flatMap(group -> group.columns().stream())
                    .map(chunk -> chunk.metaData().codec())
                    .filter(codec -> !CODECS.contains(codec))
                    .findFirst()
                    .ifPresent(codec -> {
                        throw TableException.of("datasets.parquet-codec", "file", name, "codec", codec);
                    });
            return new ParquetSource(
                    file, name, columns, reader.getFileMetaData().numRows());
        } catch (TableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw broken(name, 0);
        }
    }

    private static void checkUnique(List<ParquetColumn> columns) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Integer earlier = places.put(columns.get(i).name(), i);
            if (earlier != null) {
                throw TableException.of(
                        "datasets.name-twice", "name", columns.get(i).name(), "first", earlier + 1, "second", i + 1);
            }
        }
    }

    @Override
    public String format() {
        return "PARQUET";
    }

    @Override
    public List<String> names() {
        return columns.stream().map(ParquetColumn::name).toList();
    }

    @Override
    public List<Optional<ColumnType>> types() {
        return columns.stream().map(ParquetColumn::type).toList();
    }

    @Override
    public @Nullable Reading reading() {
        return null;
    }

    @Override
    public @Nullable String encoding() {
        return null;
    }

    @Override
    public List<Message> notes() {
        return List.of();
    }

    @Override
    public void read(RowSink sink, DoubleConsumer progress) {
        @Nullable Object[] row = new Object[columns.size()];
        long line = 0;
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader source = reader.rowReader()) {
            while (next(source, row, line)) {
                line++;
                sink.begin(line);
                for (int i = 0; i < row.length; i++) {
                    columns.get(i).hand(i, row[i], sink);
                }
                sink.end();
                if (line % ROWS_PER_STEP == 0) {
                    progress.accept((double) line / rows);
                }
            }
        } catch (IOException e) {
            throw broken(name, line + 1);
        }
    }

    /** Whatever the library says about a file that is broken, its row is what helps. */
    private boolean next(RowReader source, @Nullable Object[] row, long line) {
        try {
            if (!source.hasNext()) {
                return false;
            }
            source.next();
            for (int i = 0; i < row.length; i++) {
                row[i] = source.getValue(i);
            }
            return true;
        } catch (RuntimeException e) {
            throw broken(name, line + 1);
        }
    }

    private static TableException broken(String name, long row) {
        return row == 0
                ? TableException.of("datasets.parquet-broken", "file", name)
                : TableException.of("datasets.parquet-row-broken", "file", name, "line", row);
    }
}
