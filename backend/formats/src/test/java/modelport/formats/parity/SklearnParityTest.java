package modelport.formats.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import modelport.formats.parity.ParityTable.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Converts every model of the fixtures and asks it what scikit-learn was asked. */
class SklearnParityTest {
    private static final List<Result> RESULTS = new ArrayList<>();

    @TempDir
    private static Path scratch;

    @BeforeAll
    static void convert_all() throws IOException {
        for (String folder : Parity.SKLEARN) {
            for (FixtureRecord fixture :
                    FixtureRecord.read(FixtureRecord.root().resolve(folder).resolve("expected.jsonl"))) {
                RESULTS.add(new Result(fixture, Parity.run(fixture, scratch)));
            }
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "parity.md"), new ParityTable(RESULTS).markdown());
    }

    @Test
    void no_model_answers_differently_from_its_library() {
        assertThat(RESULTS).isNotEmpty().noneMatch(result -> result.outcome() instanceof Outcome.Different);
    }

    @Test
    void what_cannot_be_converted_is_refused_by_name() {
        assertThat(RESULTS).noneMatch(result -> result.outcome() instanceof Outcome.Broken);
    }

    @Test
    void almost_all_models_are_converted() {
        long equal = RESULTS.stream().filter(Result::isEqual).count();

        assertThat((double) equal / RESULTS.size()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void the_documented_table_says_what_was_measured() throws IOException {
        DocumentedTable.check(SklearnParityTest.class, new ParityTable(RESULTS).markdown());
    }
}
