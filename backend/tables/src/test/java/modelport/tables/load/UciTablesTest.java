package modelport.tables.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables that scikit-learn ships, as they lie in the fixtures. */
class UciTablesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "breast_cancer.csv, 569, 31, CATEGORY, 2",
        "diabetes.csv, 442, 11, INTEGER, 214",
        "digits.csv, 1797, 65, INTEGER, 10",
        "iris.csv, 150, 5, CATEGORY, 3",
        "wine.csv, 178, 14, INTEGER, 3"
    })
    void every_table_is_read_with_its_label(String name, long rows, int columns, ColumnType label, long classes) {
        LoadResult result = new modelport.tables.load.Files(folder).load(fixture(name), LoadPlan.automatic());

        LoadResult.Loaded table = Objects.requireNonNull(result.table());
        assertThat(table.rows()).isEqualTo(rows);
        assertThat(table.label()).isEqualTo("target");
        assertThat(result.columns()).hasSize(columns);
        assertThat(result.columns().getLast().type()).isEqualTo(label);
        assertThat(result.notes()).isEmpty();
        assertThat(table.summaries().getLast().distinct()).isEqualTo(classes);
    }

    @Test
    void distributions_say_where_the_numbers_lie() {
        LoadResult result = new modelport.tables.load.Files(folder).load(fixture("iris.csv"), LoadPlan.automatic());

        ColumnSummary length =
                Objects.requireNonNull(result.table()).summaries().getFirst();
        ColumnSummary.Numbers numbers = Objects.requireNonNull(length.numbers());
        assertThat(numbers.min()).isEqualTo(4.3);
        assertThat(numbers.max()).isEqualTo(7.9);
        assertThat(numbers.mean()).isCloseTo(5.8433333, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(numbers.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(150);
        assertThat(numbers.edges()).hasSize(numbers.counts().size() + 1).isSorted();
        assertThat(result.table().summaries().getLast().top())
                .extracting(ColumnSummary.Frequency::count)
                .containsExactly(50L, 50L, 50L);
    }

    static Path fixture(String name) {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = Objects.requireNonNull(here.getParent(), "no fixtures");
        }
        return here.resolve("fixtures").resolve("data").resolve(name);
    }
}
