package modelport.formats.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import modelport.formats.parity.DocumentedTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Converts every folder of the fixtures and asks it what was computed by other code, in double precision. */
class HuggingFaceParityTest {
    /** How far a folder's answers are from the record's, as a whole, and token by token where it writes. */
    private record Result(HfRecord record, double difference, double stepByStep) {
        boolean isEqual() {
            return difference < record.tolerance() && stepByStep < record.tolerance();
        }
    }

    private static final List<Result> RESULTS = new ArrayList<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void convert_all() throws Exception {
        for (HfRecord record : HfRecord.all()) {
            try (HfRun run = HfRun.of(record.copyTo(folder.resolve(record.name())))) {
                double steps = record.writes() ? run.differenceStepByStep(record) : 0;
                RESULTS.add(new Result(record, run.difference(record), steps));
            }
        }
    }

    @Test
    void every_folder_gives_the_answers_of_its_architecture() {
        assertThat(RESULTS).hasSize(53).allMatch(Result::isEqual);
    }

    @Test
    void every_known_architecture_is_among_them() {
        assertThat(RESULTS).extracting(result -> result.record().architecture()).containsAll(Architecture.known());
    }

    @Test
    void the_documented_table_says_what_was_measured() throws Exception {
        DocumentedTable.check(HuggingFaceParityTest.class, table());
    }

    private static String table() {
        var lines = new ArrayList<>(
                List.of("| architecture | folders | equal | differences | token by token |", "|---|---|---|---|---|"));
        Map<String, List<Result>> byName = RESULTS.stream()
                .collect(Collectors.groupingBy(
                        result -> result.record().architecture(), TreeMap::new, Collectors.toList()));
        byName.forEach((name, results) -> lines.add("| `%s` | %d | %d | %s | %s |"
                .formatted(
                        name,
                        results.size(),
                        results.stream().filter(Result::isEqual).count(),
                        DocumentedTable.below(results.stream()
                                .mapToDouble(Result::difference)
                                .max()
                                .orElseThrow()),
                        results.getFirst().record().writes()
                                ? DocumentedTable.below(results.stream()
                                        .mapToDouble(Result::stepByStep)
                                        .max()
                                        .orElseThrow())
                                : "")));
        return String.join("\n", lines) + "\n";
    }
}
