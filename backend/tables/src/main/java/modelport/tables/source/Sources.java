package modelport.tables.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import modelport.contract.datasets.Reading;
import modelport.tables.TableException;

/** Opens files of others. */
public final class Sources {
    private static final int START = 1 << 12;

    private Sources() {}

    /** Looks at a file's beginning; throws {@link TableException} for what cannot be a table. */
    public static Source open(Path file, String name, Reading reading, SourceLimits limits) throws IOException {
        if (Files.size(file) == 0) {
            throw TableException.of("datasets.empty", "file", name);
        }
        var plain = new Bytes(file, false, limits);
        byte[] start = plain.start(START);
        return switch (FileKind.of(start, name)) {
            case PARQUET -> ParquetSource.open(file, name, limits);
            case TEXT -> CsvSource.open(plain, start, name, reading, limits);
            case GZIP -> packed(new Bytes(file, true, limits), name, reading, limits);
        };
    }

    private static Source packed(Bytes bytes, String name, Reading reading, SourceLimits limits) throws IOException {
        byte[] start;
        try {
            start = bytes.start(START);
        } catch (EOFException | ZipException e) {
            throw TableException.of("datasets.gzip-broken", "line", 1);
        }
        return switch (FileKind.of(start, name)) {
            case TEXT -> CsvSource.open(bytes, start, name, reading, limits);
            case PARQUET, GZIP -> throw TableException.of("datasets.packed-twice", "file", name);
        };
    }
}
