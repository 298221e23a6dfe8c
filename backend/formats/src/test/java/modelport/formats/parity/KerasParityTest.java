package modelport.formats.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Converts every model of the fixtures, in every file that holds it, and asks it what Keras was asked. */
class KerasParityTest {
    private static final Map<KerasRecord, Outcome> OUTCOMES = new LinkedHashMap<>();

    @TempDir
    private static Path scratch;

    @BeforeAll
    static void convert_all() throws IOException {
        for (KerasRecord each : KerasRecord.all()) {
            OUTCOMES.put(each, each.compare(scratch));
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "keras.md"), new KerasTable(OUTCOMES).markdown());
    }

    @Test
    void no_model_answers_differently_from_its_library() {
        assertThat(OUTCOMES.values()).isNotEmpty().noneMatch(outcome -> outcome instanceof Outcome.Different);
    }

    @Test
    void what_cannot_be_converted_is_refused_by_name() {
        assertThat(OUTCOMES.values())
                .noneMatch(outcome -> outcome instanceof Outcome.Broken)
                .noneMatch(outcome ->
                        outcome instanceof Outcome.Refused(String reason) && reason.startsWith("formats.inconsistent"));
    }

    @Test
    void almost_all_models_are_converted() {
        long equal = OUTCOMES.values().stream()
                .filter(outcome -> outcome instanceof Outcome.Equal)
                .count();

        assertThat((double) equal / OUTCOMES.size()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void the_documented_table_says_what_was_measured() throws IOException {
        DocumentedTable.check(KerasParityTest.class, new KerasTable(OUTCOMES).markdown());
    }
}
