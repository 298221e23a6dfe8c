package modelport.formats.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A part of docs/formats.md that a test measures: it is checked, or with {@code -Dtest.flags=-Dparity.update=true}
 * written.
 */
public final class DocumentedTable {
    private static final Path DOCUMENT = FixtureRecord.root().resolveSibling("docs/formats.md");

    private DocumentedTable() {}

    /** The part between the comment that names {@code test} and the next one that ends it. */
    public static void check(Class<?> test, String measured) throws IOException {
        String document = Files.readString(DOCUMENT);
        String mark = "<!-- parity: written by " + test.getSimpleName() + " -->\n";
        int begin = document.indexOf(mark) + mark.length();
        int end = document.indexOf("<!-- end of parity -->\n", begin);
        if (Boolean.getBoolean("parity.update")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + measured + document.substring(end));
            return;
        }
        assertThat(document.substring(begin, end))
                .as(
                        "the table in docs/formats.md; run this test with -Dtest.flags=-Dparity.update=true to write it again")
                .isEqualTo(measured);
    }

    /**
     * The power of ten that a measured difference is below: differences themselves vary from machine to machine. Empty
     * where there is none.
     */
    public static String below(double difference) {
        for (double limit : new double[] {1e-12, 1e-9, 1e-7, 1e-5, 1e-4, 1e-3, 1e-2}) {
            if (difference < limit) {
                return "< " + String.format(Locale.ROOT, "%.0e", limit);
            }
        }
        return "";
    }
}
