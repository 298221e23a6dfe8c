package modelport.tables.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.Reading;
import modelport.tables.RandomTables;
import modelport.tables.Selection;
import modelport.tables.TableFile;
import modelport.tables.source.SourceLimits;
import org.jspecify.annotations.Nullable;

/** Loads files for tests, in a folder of theirs. */
record Files(Path folder) {
    LoadResult load(String name, String text) {
        return load(name, text.getBytes(StandardCharsets.UTF_8), LoadPlan.automatic());
    }

    LoadResult load(String name, byte[] bytes, LoadPlan plan) {
        try {
            Path file = java.nio.file.Files.write(folder.resolve(name), bytes);
            return load(file, plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LoadResult load(Path file, LoadPlan plan) {
        try {
            return TableLoader.load(
                    file, String.valueOf(file.getFileName()), plan, SourceLimits.defaults(), table(), _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of what was loaded last. */
    List<List<Object>> rows() {
        try (TableFile table = TableFile.open(table())) {
            return RandomTables.values(table, Selection.all());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LoadPlan columns(DatasetColumn... columns) {
        return new LoadPlan(null, List.of(columns), Reading.automatic(), LoadPlan.BAD_ROWS);
    }

    static LoadPlan label(@Nullable String label) {
        return new LoadPlan(label, List.of(), Reading.automatic(), LoadPlan.BAD_ROWS);
    }

    static LoadPlan reading(Reading reading) {
        return new LoadPlan(null, List.of(), reading, LoadPlan.BAD_ROWS);
    }

    private Path table() {
        return folder.resolve("table");
    }
}
