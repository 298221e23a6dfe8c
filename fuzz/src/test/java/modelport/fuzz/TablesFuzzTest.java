package modelport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import modelport.tables.Batches;
import modelport.tables.DamagedTableException;
import modelport.tables.Selection;
import modelport.tables.TableFile;
import modelport.tables.load.LoadPlan;
import modelport.tables.load.LoadResult;
import modelport.tables.load.TableLoader;
import modelport.tables.source.SourceLimits;
import org.junit.jupiter.api.io.TempDir;

class TablesFuzzTest {
    private static final SourceLimits LIMITS = new SourceLimits(200, 10_000, 50_000, 1 << 20);

    @TempDir
    Path folder;

    @FuzzTest(maxDuration = "10m")
    void any_file_becomes_a_table_or_is_refused(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        Path target = folder.resolve("table");

        LoadResult result = TableLoader.load(file, "file", LoadPlan.automatic(), LIMITS, target, _ -> {});

        if (result.table() != null) {
            try (TableFile table = TableFile.open(target);
                    Batches batches = table.read(Selection.all())) {
                long rows = 0;
                while (batches.hasNext()) {
                    rows += batches.next().size();
                }
                assertThat(rows).isEqualTo(result.table().rows());
            }
        }
    }

    @FuzzTest(maxDuration = "10m")
    void any_bytes_are_a_table_of_ours_or_damaged(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("table"), bytes);

        try (TableFile table = TableFile.open(file);
                Batches batches = table.read(Selection.all())) {
            batches.forEachRemaining(batch -> assertThat(batch.size()).isPositive());
        } catch (DamagedTableException damaged) {
            // That is an answer; everything else is a finding.
        }
    }
}
