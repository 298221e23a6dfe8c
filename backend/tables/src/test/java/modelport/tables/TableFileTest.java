package modelport.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
    private static final int ROWS = 2_500;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("table");
        RandomTables.write(file, 1, ROWS);
    }

    @Test
    void what_is_written_is_read_in_whole_and_from_any_row_on() throws IOException {
        try (TableFile table = TableFile.open(file)) {
            List<List<Object>> all = RandomTables.values(table, Selection.all());

            assertThat(table.rows()).isEqualTo(ROWS);
            assertThat(table.schema()).isEqualTo(RandomTables.SCHEMA);
            assertThat(all).hasSize(ROWS);
            for (long from : new long[] {0, 1, 1023, 1024, 1025, 2_499}) {
                assertThat(RandomTables.values(table, Selection.rows(from, 1_100)))
                        .isEqualTo(all.subList((int) from, (int) Math.min(ROWS, from + 1_100)));
            }
            assertThat(RandomTables.values(table, Selection.rows(9_999, 5))).isEmpty();
            assertThat(RandomTables.values(table, Selection.rows(0, 0))).isEmpty();
        }
    }

    @Test
    void only_the_columns_that_are_wanted_come_in_the_order_wanted() throws IOException {
        try (TableFile table = TableFile.open(file);
                Batches batches = table.read(Selection.columns(List.of("TEXT", "NUMBER")))) {
            Batch batch = batches.next();

            assertThat(batch.columns()).hasSize(2);
            assertThat(batch.column(0)).isInstanceOf(Cells.Texts.class);
            assertThat(batch.column(1)).isInstanceOf(Cells.Numbers.class);
            assertThat(batch.rows()).startsWith(0, 1, 2);
        }
    }

    @Test
    void equal_content_has_an_equal_digest_and_other_content_another() throws IOException {
        String digest = RandomTables.write(folder.resolve("same"), 1, ROWS);

        assertThat(RandomTables.write(folder.resolve("again"), 1, ROWS)).isEqualTo(digest);
        assertThat(RandomTables.write(folder.resolve("longer"), 1, ROWS + 1)).isNotEqualTo(digest);
        assertThat(RandomTables.write(folder.resolve("other"), 2, ROWS)).isNotEqualTo(digest);
    }

    @Test
    void a_damaged_file_is_said_to_be_damaged_or_read_and_never_anything_else() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        var random = new Random(3);
        Path damaged = folder.resolve("damaged");

        for (int i = 0; i < 300; i++) {
            byte[] bytes =
                    random.nextBoolean() ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            // Most of what can be wrong is in the foot.
            int from = random.nextBoolean() ? 0 : Math.max(0, bytes.length - 200);
            for (int flips = random.nextInt(4); bytes.length > 0 && flips >= 0; flips--) {
                bytes[from + random.nextInt(bytes.length - from)] = (byte) random.nextInt(256);
            }
            Files.write(damaged, bytes);

            try (TableFile table = TableFile.open(damaged)) {
                RandomTables.values(table, Selection.all());
            } catch (DamagedTableException expected) {
                assertThat(expected).isNotNull();
            }
        }
    }

    @Test
    void a_file_of_something_else_is_no_table() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "a,b\n1,2\n".repeat(100));

        assertThatThrownBy(() -> TableFile.open(text)).isInstanceOf(DamagedTableException.class);
    }
}
