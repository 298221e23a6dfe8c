package modelport.tables.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import modelport.tables.TableException;

/** What a file is, by its first bytes. */
enum FileKind {
    PARQUET,
    GZIP,
    TEXT;

    private static final HexFormat HEX = HexFormat.of();
    private static final int PAGE_START = 512;

    private static final List<Known> OTHERS = List.of(
            new Known("504b0304", "datasets.is-zip", "zip"),
            new Known("d0cf11e0", "datasets.is-excel", "Excel"),
            new Known("fd377a585a", "datasets.is-packed", "xz"),
            new Known("425a68", "datasets.is-packed", "bzip2"),
            new Known("28b52ffd", "datasets.is-packed", "zstd"),
            new Known("377abcaf271c", "datasets.is-packed", "7z"),
            new Known("52617221", "datasets.is-packed", "rar"),
            new Known("50415245", "datasets.is-encrypted", "Parquet"),
            new Known("25504446", "datasets.is-other", "PDF"),
            new Known("53514c69746520", "datasets.is-other", "SQLite"),
            new Known("894844460d0a1a0a", "datasets.is-other", "HDF5"),
            new Known("4f524309", "datasets.is-other", "ORC"),
            new Known("4f524308", "datasets.is-other", "ORC"),
            new Known("4f626a01", "datasets.is-other", "Avro"),
            new Known("4152524f5731", "datasets.is-other", "Arrow"),
            new Known("46454131", "datasets.is-other", "Feather"),
            new Known("934e554d5059", "datasets.is-other", "NumPy"),
            new Known("89504e47", "datasets.is-other", "PNG"),
            new Known("ffd8ff", "datasets.is-other", "JPEG"));

    /** Recognises what can be a table; throws for what is known to be something else. */
    static FileKind of(byte[] start, String name) {
        if (startsWith(start, "50415231")) {
            return PARQUET;
        }
        if (startsWith(start, "1f8b")) {
            return GZIP;
        }
        for (Known known : OTHERS) {
            if (startsWith(start, known.magic())) {
                boolean excel = known.kind().equals("zip")
                        && name.toLowerCase(Locale.ROOT).matches(".*\\.xls[xm]?");
                throw TableException.of(excel ? "datasets.is-excel" : known.code(), "file", name, "format", known.kind());
            }
        }
        refuseMarkup(start, name);
        return TEXT;
    }

    /** A login page instead of the file behind it is what most often comes under a wrong name. */
    private static void refuseMarkup(byte[] start, String name) {
        String text = new String(start, 0, Math.min(start.length, PAGE_START), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<?xml")) {
            throw TableException.of("datasets.is-other", "file", name, "format", "HTML/XML");
        }
        if (text.startsWith("{") || text.startsWith("[{") || text.startsWith("[[")) {
            throw TableException.of("datasets.is-other", "file", name, "format", "JSON");
        }
    }

    private static boolean startsWith(byte[] start, String magic) {
        byte[] bytes = HEX.parseHex(magic);
        return start.length >= bytes.length && Arrays.equals(start, 0, bytes.length, bytes, 0, bytes.length);
    }

    private record Known(String magic, String code, String kind) {}
}
