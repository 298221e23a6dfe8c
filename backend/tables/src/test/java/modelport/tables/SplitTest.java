package modelport.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import modelport.contract.datasets.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {
    private static final Long[] BY_ROW = {2L, 8L, 10L, 15L, 16L, 22L, 23L, 25L, 26L, 27L};
    private static final Long[] STRATIFIED = {2L, 10L, 15L, 16L, 21L, 22L, 23L, 26L, 27L};
    private static final Long[] GROUPED = {
        0L, 2L, 3L, 5L, 6L, 8L, 9L, 11L, 12L, 14L, 15L, 17L, 18L, 20L, 21L, 23L, 24L, 26L, 27L, 29L
    };

    @TempDir
    Path folder;

    @Test
    void every_row_is_in_one_part_and_the_parts_are_as_large_as_wanted() throws IOException {
        try (TableFile table = table(20_000, i -> "g" + i % 10)) {
            Split split = Split.holdout(5, 0.2, null);

            List<Long> train = rows(table, Selection.all().of(split, "train"));
            List<Long> test = rows(table, Selection.all().of(split, "test"));

            assertThat(train).doesNotContainAnyElementsOf(test).isSorted();
            assertThat(train.size() + test.size()).isEqualTo(20_000);
            assertThat(test.size() / 20_000.0).isCloseTo(0.2, within(0.01));
        }
    }

    /** Written down so that nobody changes by accident what evaluations were made with. */
    @Test
    void the_same_seed_gives_the_same_rows_for_ever() throws IOException {
        try (TableFile table = table(30, i -> "abc".substring(i % 3, i % 3 + 1))) {
            assertThat(rows(table, Selection.all().of(Split.holdout(42, 0.3, null), "test")))
                    .containsExactly(BY_ROW);
            assertThat(rows(table, Selection.all().of(Split.holdout(42, 0.3, "group"), "test")))
                    .containsExactly(STRATIFIED);
            assertThat(rows(table, Selection.all().of(grouped(42, 0.5), "test")))
                    .containsExactly(GROUPED);
            assertThat(rows(table, Selection.all().of(Split.holdout(43, 0.3, null), "test")))
                    .doesNotContainSequence(BY_ROW);
        }
    }

    @Test
    void rows_that_are_added_later_move_no_other_row() throws IOException {
        Split split = Split.holdout(9, 0.5, null);
        try (TableFile shorter = table(1_500, i -> "g");
                TableFile longer = table(3_000, i -> "g")) {
            List<Long> before = rows(shorter, Selection.all().of(split, "test"));
            List<Long> after = rows(longer, Selection.all().of(split, "test"));

            assertThat(after.stream().filter(row -> row < 1_500).toList()).isEqualTo(before);
        }
    }

    @Test
    void a_stratified_split_has_every_class_in_every_part_to_the_row() throws IOException {
        try (TableFile table = table(1_000, i -> i < 50 ? "rare" : i < 350 ? "some" : "many")) {
            Split split = Split.folds(1, 5, "group");
            Map<String, List<Integer>> sizes = new HashMap<>();
            for (Split.Part part : split.parts()) {
                counts(table, split, part.name())
                        .forEach((value, count) -> sizes.computeIfAbsent(value, _ -> new ArrayList<>())
                                .add(count));
            }

            assertThat(sizes.get("rare")).containsExactly(10, 10, 10, 10, 10);
            assertThat(sizes.get("some")).containsExactly(60, 60, 60, 60, 60);
            assertThat(sizes.get("many")).containsExactly(130, 130, 130, 130, 130);
        }
    }

    @Test
    void odd_rows_of_classes_are_drawn_for() throws IOException {
        try (TableFile table = table(200, i -> "class " + i / 2)) {
            Split split = Split.folds(3, 4, "group");

            List<Integer> sizes = split.parts().stream()
                    .map(part ->
                            rows(table, Selection.all().of(split, part.name())).size())
                    .toList();

            assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
            assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(30, 70));
        }
    }

    @Test
    void a_group_is_never_torn_apart() throws IOException {
        try (TableFile table = table(3_000, i -> "patient " + i % 300)) {
            Set<String> train = counts(table, grouped(2, 0.3), "train").keySet();
            Set<String> test = counts(table, grouped(2, 0.3), "test").keySet();

            assertThat(new HashSet<>(train)).doesNotContainAnyElementsOf(test);
            assertThat(train.size() + test.size()).isEqualTo(300);
        }
    }

    @Test
    void a_part_can_be_read_from_a_row_on_and_no_further_than_wanted() throws IOException {
        try (TableFile table = table(3_000, i -> "g" + i % 3)) {
            for (Split split : List.of(Split.holdout(1, 0.4, null), Split.holdout(1, 0.4, "group"))) {
                List<Long> all = rows(table, Selection.all().of(split, "test"));

                assertThat(rows(table, Selection.rows(1_234, 50).of(split, "test")))
                        .isEqualTo(all.stream()
                                .filter(row -> row >= 1_234)
                                .limit(50)
                                .toList());
            }
        }
    }

    @Test
    void what_cannot_be_split_that_way_is_said() throws IOException {
        assertThatThrownBy(() -> new Split(1, List.of(new Split.Part("a", 0.5)), null, null))
                .isInstanceOf(IllegalArgumentException.class);
        try (TableFile table = table(20_001, i -> "value " + i)) {
            assertThatThrownBy(() -> rows(table, Selection.all().of(Split.holdout(1, 0.5, "group"), "test")))
                    .isInstanceOf(TableException.class)
                    .hasMessageContaining("datasets.strata");
        }
    }

    private static Split grouped(long seed, double test) {
        return new Split(seed, List.of(new Split.Part("train", 1 - test), new Split.Part("test", test)), null, "group");
    }

    private static List<Long> rows(Table table, Selection selection) {
        var rows = new ArrayList<Long>();
        try (Batches batches = table.read(selection)) {
            batches.forEachRemaining(batch -> Arrays.stream(batch.rows()).forEach(rows::add));
        }
        return rows;
    }

    private static Map<String, Integer> counts(Table table, Split split, String part) {
        var counts = new HashMap<String, Integer>();
        try (Batches batches = table.read(Selection.columns(List.of("group")).of(split, part))) {
            batches.forEachRemaining(batch -> IntStream.range(0, batch.size())
                    .forEach(place -> counts.merge(batch.column(0).text(place), 1, Integer::sum)));
        }
        return counts;
    }

    private TableFile table(int rows, IntFunction<String> group) throws IOException {
        Path file = java.nio.file.Files.createTempFile(folder, "table", "");
        var schema = new Schema(List.of(new Column("x", ColumnType.INTEGER), new Column("group", ColumnType.CATEGORY)));
        try (var writer = new TableWriter(file, schema)) {
            for (int from = 0; from < rows; from += writer.rowsPerBlock()) {
                int first = from;
                int size = Math.min(rows - from, writer.rowsPerBlock());
                long[] numbers =
                        IntStream.range(0, size).mapToLong(i -> first + i).toArray();
                String[] groups = IntStream.range(0, size)
                        .mapToObj(i -> group.apply(first + i))
                        .toArray(String[]::new);
                writer.write(
                        List.of(new Cells.Integers(numbers, new BitSet()), new Cells.Texts(groups, new BitSet())),
                        size);
            }
            writer.finish();
        }
        return TableFile.open(file);
    }
}
