package modelport.tables.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import modelport.contract.Message;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against files that pyarrow wrote. */
class ParquetTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "gzip"})
    void every_flat_type_is_read_however_it_is_packed(String packing) {
        var files = new Files(folder);

        LoadResult result = files.load(file(packing + ".parquet"), LoadPlan.automatic());

        assertThat(result.refusal()).isNull();
        assertThat(result.columns())
                .extracting(DatasetColumn::type)
                .containsExactly(
                        ColumnType.INTEGER,
                        ColumnType.INTEGER,
                        ColumnType.INTEGER,
                        ColumnType.INTEGER,
                        ColumnType.NUMBER,
                        ColumnType.NUMBER,
                        ColumnType.BOOLEAN,
                        ColumnType.CATEGORY,
                        ColumnType.CATEGORY,
                        ColumnType.TEXT,
                        ColumnType.TIMESTAMP,
                        ColumnType.TIMESTAMP,
                        ColumnType.TIMESTAMP,
                        ColumnType.NUMBER,
                        ColumnType.TEXT);
        assertThat(files.rows()).hasSize(60);
        assertThat(files.rows().get(7))
                .isEqualTo(List.of(
                        "null",
                        "70000000000",
                        "7",
                        "4294967288",
                        "1.75",
                        "2.3333333333333335",
                        "false",
                        "green",
                        "b",
                        "text 7",
                        "2024-01-08T00:00:00Z",
                        "2024-01-01T00:00:07Z",
                        "2024-01-01T00:00:00.007Z",
                        "0.07",
                        "null"));
    }

    @Test
    void the_same_content_has_the_same_digest_as_in_a_text() {
        var files = new Files(folder);

        LoadResult parquet = files.load(file("iris.parquet"), LoadPlan.automatic());
        LoadResult text = files.load(UciTablesTest.fixture("iris.csv"), LoadPlan.automatic());

        assertThat(parquet.columns()).isEqualTo(text.columns());
        assertThat(Objects.requireNonNull(parquet.table()).digest())
                .isEqualTo(Objects.requireNonNull(text.table()).digest());
    }

    @Test
    void a_column_can_be_said_to_be_something_else() {
        var files = new Files(folder);

        LoadResult result = files.load(
                file("snappy.parquet"),
                Files.columns(
                        DatasetColumn.of("small", ColumnType.CATEGORY), DatasetColumn.of("single", ColumnType.TEXT)));

        assertThat(files.rows().get(8)).contains("8", "2");
        assertThat(result.columns().get(2).type()).isEqualTo(ColumnType.CATEGORY);
    }

    @ParameterizedTest
    @CsvSource({
        "list.parquet, datasets.parquet-nested, column, tags",
        "record.parquet, datasets.parquet-nested, column, rec",
        "time.parquet, datasets.parquet-type, type, Time",
        "bytes.parquet, datasets.parquet-type, type, BYTE_ARRAY",
        "lz4.parquet, datasets.parquet-codec, codec, LZ4_RAW",
        "no-rows.parquet, datasets.no-rows, , "
    })
    void what_tables_have_no_place_for_is_named(
            String name, String code, @Nullable String argument, @Nullable String value) {
        Message refusal = Objects.requireNonNull(
                new Files(folder).load(file(name), LoadPlan.automatic()).refusal());

        assertThat(refusal.code()).isEqualTo(code);
        if (argument != null) {
            assertThat(refusal.args()).containsEntry(argument, value);
        }
    }

    @Test
    void a_damaged_file_is_refused_or_read_and_nothing_else() throws Exception {
        byte[] whole = java.nio.file.Files.readAllBytes(file("zstd.parquet"));
        var random = new Random(5);
        for (int i = 0; i < 60; i++) {
            byte[] bytes = random.nextBoolean() ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
            for (int flips = 0; flips < 5; flips++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            LoadResult result = new Files(folder).load("damaged.parquet", bytes, LoadPlan.automatic());

            assertThat(result).isNotNull();
        }
    }

    private static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(ParquetTest.class.getResource("/modelport/tables/parquet/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
