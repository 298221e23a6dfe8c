package modelport.tables.load;

import static modelport.contract.datasets.ColumnType.BOOLEAN;
import static modelport.contract.datasets.ColumnType.CATEGORY;
import static modelport.contract.datasets.ColumnType.INTEGER;
import static modelport.contract.datasets.ColumnType.NUMBER;
import static modelport.contract.datasets.ColumnType.TEXT;
import static modelport.contract.datasets.ColumnType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.datasets.BadRow;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypesTest {
    @TempDir
    Path folder;

    private Files files;

    @BeforeEach
    void open() {
        files = new Files(folder);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("cells")
    void the_cells_say_what_a_column_is(String cells, ColumnType type) {
        LoadResult result = files.load("type.csv", "x,y\n" + cells.replace(" ", ",1\n") + ",1\n");

        assertThat(result.columns().getFirst().type()).isEqualTo(type);
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of("1 2 NA 3", INTEGER),
                Arguments.of("1 2.5 nan \"NA\"", NUMBER),
                Arguments.of("1e3 -2", NUMBER),
                Arguments.of("true False TRUE", BOOLEAN),
                Arguments.of("2024-01-01 2024-01-02T03:04:05Z", TIMESTAMP),
                Arguments.of("red blue red blue", CATEGORY),
                Arguments.of("red blue green", TEXT),
                Arguments.of("01234 98765 01234 98765", CATEGORY),
                Arguments.of("12345678901234567890 1", TEXT),
                Arguments.of("NA NA", TEXT));
    }

    @Test
    void one_slip_among_many_numbers_is_a_bad_row_wherever_it_is() {
        String rows = IntStream.range(0, 5_000).mapToObj(i -> i + ",1.5").collect(Collectors.joining("\n"));

        LoadResult result = files.load("late.csv", "a,b\n" + rows + "\n7,oops\n");

        assertThat(result.columns()).extracting(DatasetColumn::type).containsExactly(INTEGER, NUMBER);
        assertThat(result.badRows().first())
                .containsExactly(new BadRow(5_002, "b", Message.of("datasets.bad-number", "value", "oops")));
    }

    @Test
    void many_texts_among_numbers_make_a_text_and_a_note() {
        LoadResult result = files.load("mixed.csv", "a,b\n" + "1,1\n".repeat(60) + "low,1\n".repeat(3));

        assertThat(result.columns().getFirst().type()).isEqualTo(CATEGORY);
        assertThat(result.notes())
                .containsExactly(Message.of("datasets.column-mixed", "column", "a", "line", "62", "value", "low"));
    }

    @Test
    void a_person_says_better_what_a_column_is() {
        String text = """
                zip,flag,class,drop
                01234,1,a,x
                98765,0,c,y
                11111,1,b,z
                """;
        LoadPlan plan = Files.columns(
                DatasetColumn.of("zip", INTEGER),
                DatasetColumn.of("flag", BOOLEAN),
                new DatasetColumn("class", CATEGORY, false, List.of("a", "b")),
                new DatasetColumn("drop", TEXT, true, List.of()));

        LoadResult strict = files.load("said.csv", text.getBytes(StandardCharsets.UTF_8), plan);
        LoadResult result =
                files.load("said.csv", (text + "5,0,a,x\n".repeat(9)).getBytes(StandardCharsets.UTF_8), plan);

        assertThat(strict.refusal()).extracting(Message::code).isEqualTo("datasets.too-many-bad");
        assertThat(result.badRows().first())
                .containsExactly(new BadRow(3, "class", Message.of("datasets.bad-category", "value", "c")));
        assertThat(files.rows()).startsWith(List.of("1234", "true", "a"), List.of("11111", "true", "b"));
    }

    @Test
    void the_label_is_guessed_by_its_name_said_or_denied() {
        String text = """
                a,Target
                1,x
                2,y
                3,z
                4,
                """;

        LoadResult guessed = files.load("label.csv", text);
        LoadResult said = files.load("label.csv", text.getBytes(StandardCharsets.UTF_8), Files.label("a"));
        LoadResult denied = files.load("label.csv", text.getBytes(StandardCharsets.UTF_8), Files.label(""));

        assertThat(guessed.table()).extracting(LoadResult.Loaded::label).isEqualTo("Target");
        assertThat(guessed.columns().getLast().type()).isEqualTo(CATEGORY);
        assertThat(guessed.notes())
                .containsExactly(Message.of("datasets.label-missing", "column", "Target", "count", "1", "line", "5"));
        assertThat(said.table()).extracting(LoadResult.Loaded::label).isEqualTo("a");
        assertThat(denied.table()).extracting(LoadResult.Loaded::label).isNull();
        assertThat(denied.columns().getLast().type()).isEqualTo(TEXT);
    }

    @Test
    void a_label_that_no_row_has_is_refused() {
        assertThat(files.load("unlabelled.csv", "a,y\n1,\n2,NA\n").refusal())
                .isEqualTo(Message.of("datasets.label-empty", "column", "y"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void the_way_a_text_is_written_is_found_out(String name, String text, List<List<Object>> rows) {
        LoadResult result = files.load("dialect.csv", text);

        assertThat(result.refusal()).isNull();
        assertThat(files.rows()).isEqualTo(rows);
    }

    static Stream<Arguments> dialects() {
        List<List<Object>> numbers = List.of(List.of("1.5", "x"), List.of("2.25", "y"));
        return Stream.of(
                Arguments.of("commas", "a,b\n1.5,x\n2.25,y\n", numbers),
                Arguments.of("semicolons and decimal commas", "a;b\n1,5;x\n2,25;y\n", numbers),
                Arguments.of("tabs and carriage returns", "a\tb\r\n1.5\tx\r\n2.25\ty", numbers),
                Arguments.of("bars and spaces", "a | b\r1.5 | x\r2.25 | y\r", numbers),
                Arguments.of("everything quoted", "\"a\",\"b\"\n\"1.5\",\"x\"\n\"2.25\",\"y\"\n", numbers),
                Arguments.of("a mark and blank lines", "\ufeffa,b\n\n1.5,x\n\n2.25,y\n\n", numbers),
                Arguments.of("no header", "1.5,x\n2.25,y\n", numbers),
                Arguments.of("numbered columns", "0,1\n1.5,x\n2.25,y\n", numbers));
    }

    @Test
    void what_a_person_says_about_the_text_holds() {
        var reading = new Reading("/", "'", ",", false, List.of("-"));

        LoadResult result = files.load(
                "said.txt", "1,5/'a/b'\n-/'it''s'\n".getBytes(StandardCharsets.UTF_8), Files.reading(reading));

        assertThat(files.rows()).containsExactly(List.of("1.5", "a/b"), List.of("null", "it's"));
        assertThat(result.source()).extracting(LoadResult.Origin::reading).isEqualTo(reading);
    }

    @Test
    void utf_16_is_read_where_a_mark_says_so() {
        byte[] bytes = "名字,值\n数据,1\n".getBytes(StandardCharsets.UTF_16);

        LoadResult result = files.load("wide.csv", bytes, LoadPlan.automatic());

        assertThat(result.columns()).extracting(DatasetColumn::name).containsExactly("名字", "值");
        assertThat(files.rows()).containsExactly(List.of("数据", "1"));
    }
}
