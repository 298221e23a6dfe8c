package modelport.tables.load;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.Reading;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any texts, however they are separated, come back as they were. */
class RoundTripTest {
    private static final List<String> PIECES = List.of(
            "a", "B", "7", " ", ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r\n", "'", "数", "😀", "NA", "-", ".5");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void texts_come_back_as_they_were(char delimiter) throws IOException {
        var random = new Random(delimiter);
        List<List<Object>> rows = new ArrayList<>();
        Path file = folder.resolve("texts.csv");
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(delimiter)
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .build(file)) {
            writer.writeRecord("first", "second", "third");
            for (int i = 0; i < 1_500; i++) {
                List<Object> row = List.of(text(random), text(random), text(random));
                rows.add(row);
                writer.writeRecord(row.stream().map(String::valueOf).toList());
            }
        }
        var files = new Files(folder);
        var reading = new Reading(String.valueOf(delimiter), null, null, true, null);
        var plan = new LoadPlan(
                "",
                List.of(
                        DatasetColumn.of("first", ColumnType.TEXT),
                        DatasetColumn.of("second", ColumnType.CATEGORY),
                        DatasetColumn.of("third", ColumnType.TEXT)),
                reading,
                0);

        LoadResult result = files.load(file, plan);

        assertThat(result.refusal()).isNull();
        assertThat(files.rows()).isEqualTo(rows);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
