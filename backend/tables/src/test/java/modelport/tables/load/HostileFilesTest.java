package modelport.tables.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import modelport.contract.Message;
import modelport.contract.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a file is a sentence that says what and where. */
class HostileFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("files")
    void a_file_that_is_no_table_is_refused_in_both_languages(String name, byte[] bytes, Message reason) {
        LoadResult result = new Files(folder).load(name, bytes, LoadPlan.automatic());

        assertThat(result.refusal()).isEqualTo(reason);
        assertThat(Messages.LANGUAGES)
                .allSatisfy(language -> assertThat(Messages.render(reason, language))
                        .isNotEqualTo(reason.code())
                        .doesNotContain("{"));
    }

    @Test
    void a_line_that_never_ends_is_refused_before_it_is_held() throws IOException {
        Path file = folder.resolve("line.csv");
        byte[] text = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (var out = new GZIPOutputStream(java.nio.file.Files.newOutputStream(file))) {
            out.write("a,b\n1,".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 50; i++) {
                out.write(text);
            }
        }

        LoadResult result = new Files(folder).load(file, LoadPlan.automatic());

        assertThat(result.refusal())
                .isEqualTo(Message.of("datasets.cell-too-long", "line", "2", "cell", "2", "most", "1000000"));
    }

    @Test
    void what_a_stranger_wrote_is_shown_short_and_printable() {
        LoadResult result = new Files(folder).load("names.csv", "\u202e<b>,\u202e<b>\n1,2\n");

        assertThat(Objects.requireNonNull(result.refusal()).args().get("name")).isEqualTo("\ufffd<b>");
    }

    static Stream<Arguments> files() throws IOException {
        String line = "a,b\n1,2\n";
        return Stream.of(
                bad("empty.csv", "", "datasets.empty", "file", "empty.csv"),
                bad("blank.csv", "\n\r\n\n", "datasets.empty", "file", "blank.csv"),
                bad("header.csv", "a,b,c\n", "datasets.no-rows"),
                bad("twice.csv", "a,b, a\n1,2,3\n", "datasets.name-twice", "name", "a", "first", "1", "second", "3"),
                bad(
                        "narrow.csv",
                        "569,30,x\n" + "1,2,3,4\n".repeat(9),
                        "datasets.header-width",
                        "header",
                        "3",
                        "rows",
                        "4"),
                bad("wide.csv", "x,".repeat(10_001) + "\n1\n", "datasets.too-many-columns", "most", "10000"),
                bad("nul.csv", "a,b\n1,2\n3,\0004\n", "datasets.nul", "line", "3", "cell", "2"),
                bad("utf16.csv", line.getBytes(StandardCharsets.UTF_16LE), "datasets.nul", "line", "1", "cell", "1"),
                bad(
                        "latin.csv",
                        (line + "3,é\n").getBytes(StandardCharsets.ISO_8859_1),
                        "datasets.encoding",
                        "line",
                        "3",
                        "cell",
                        "2"),
                bad(
                        "late.csv",
                        (line + "1,2\n".repeat(90_000) + "3,é").getBytes(StandardCharsets.ISO_8859_1),
                        "datasets.encoding",
                        "line",
                        "90003",
                        "cell",
                        "2"),
                bad("open.csv", "a,b\n1,\"x\n2,y\n", "datasets.quote-open", "line", "2", "cell", "2", "quote", "\""),
                bad("inside.csv", "a,b\n\"x\"y,1\n", "datasets.quote-inside", "line", "2", "cell", "1", "quote", "\""),
                bad(
                        "ragged.csv",
                        "a,b\n" + "1,2\n".repeat(8) + "1\n1,2,3\n",
                        "datasets.too-many-bad",
                        "count",
                        "2",
                        "rows",
                        "10",
                        "most",
                        "1",
                        "line",
                        "10"),
                bad("archive.csv", zip(), "datasets.is-zip", "file", "archive.csv", "format", "zip"),
                bad("book.xlsx", zip(), "datasets.is-excel", "file", "book.xlsx", "format", "zip"),
                bad("page.csv", "\n <!DOCTYPE html>", "datasets.is-other", "file", "page.csv", "format", "HTML/XML"),
                bad("list.csv", "[{\"a\": 1}]", "datasets.is-other", "file", "list.csv", "format", "JSON"),
                bad(
                        "cut.csv.gz",
                        Arrays.copyOf(gzip("a,b\n" + "1,2\n".repeat(500)), 24),
                        "datasets.gzip-broken",
                        "line",
                        "1"),
                bad("twice.gz", gzip(gzip(line)), "datasets.packed-twice", "file", "twice.gz"),
                bad("broken.parquet", "PAR1" + "x".repeat(99), "datasets.parquet-broken", "file", "broken.parquet"));
    }

    private static Arguments bad(String name, String text, String code, String... args) {
        return bad(name, text.getBytes(StandardCharsets.UTF_8), code, args);
    }

    private static Arguments bad(String name, byte[] bytes, String code, String... args) {
        return Arguments.of(name, bytes, Message.of(code, args));
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("a.csv"));
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
