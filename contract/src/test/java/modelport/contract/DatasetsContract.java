package modelport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.contract.datasets.BadRow;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetChange;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.DatasetRows;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionChange;
import modelport.contract.datasets.NewDataset;
import modelport.contract.datasets.NewDatasetVersion;
import modelport.contract.registry.VersionState;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link DatasetsApi} does: the server's over HTTP, and the fakes in view tests. */
public abstract class DatasetsContract {
    private static final Slug FLOWER_SET = new Slug("flowers");
    private static final String FLOWERS = "length,colour,picked,target\n"
            + IntStream.rangeClosed(1, 12)
                    .mapToObj(i -> i + ".5," + List.of("red", "blue").get(i % 2) + ",2024-05-" + (i + 10) + ","
                            + List.of("rose", "iris", "tulip").get(i % 3))
                    .collect(Collectors.joining("\n"));

    /** An implementation in which the other tests may have left datasets. */
    protected abstract DatasetsApi datasets();

    /** A project that the caller may write in. */
    protected abstract Slug project();

    /** A finished upload. */
    protected abstract UUID upload(String filename, String text);

    /** Waits until a version is read. */
    protected abstract DatasetVersion settled(Slug dataset, int number);

    @Test
    void a_dataset_is_found_by_name_and_what_is_not_said_is_filled_in() {
        Dataset made = datasets().create(project(), named("silent"));

        assertThat(datasets().get(project(), new Slug("silent"))).isEqualTo(made);
        assertThat(made.title()).isEqualTo("silent");
        assertThat(made.versions()).isZero();
        assertThat(made.latest()).isNull();
        assertThat(made.archived()).isFalse();
    }

    @Test
    void a_name_is_taken_once_even_if_its_dataset_is_put_away() {
        Dataset made = datasets().create(project(), named("taken"));

        Problem taken = problem(() -> datasets().create(project(), named("taken")));
        datasets().change(project(), made.name(), made.rowVersion(), new DatasetChange(null, null, null, true));
        Problem archived = problem(() -> datasets().create(project(), named("taken")));

        assertThat(taken).isEqualTo(new Problem.Conflict(Message.of("datasets.name-taken", "name", "taken")));
        assertThat(archived).isEqualTo(new Problem.Conflict(Message.of("datasets.name-archived", "name", "taken")));
    }

    @Test
    void what_is_put_away_is_in_a_list_of_its_own_and_comes_back() {
        Dataset made = datasets().create(project(), named("away"));

        Dataset away =
                datasets().change(project(), made.name(), made.rowVersion(), new DatasetChange(null, null, null, true));
        List<String> inUse = names(datasets().list(project(), query("away"), null));
        List<String> putAway = names(datasets().archived(project(), query("away")));
        datasets().change(project(), made.name(), away.rowVersion(), new DatasetChange("Returned", null, null, false));

        assertThat(inUse).isEmpty();
        assertThat(putAway).containsExactly("away");
        assertThat(names(datasets().list(project(), query("returned"), null))).containsExactly("away");
    }

    @Test
    void lists_are_in_pages_in_the_order_of_names() {
        IntStream.range(0, 3).forEach(i -> datasets().create(project(), named("page-" + i)));

        Page<Dataset> first = datasets().list(project(), new PageRequest(2, null, "page-"), null);
        Page<Dataset> second = datasets().list(project(), new PageRequest(2, first.next(), "page-"), null);

        assertThat(names(first)).containsExactly("page-0", "page-1");
        assertThat(names(second)).containsExactly("page-2");
        assertThat(second.next()).isNull();
    }

    @Test
    void a_file_becomes_a_version_whose_columns_are_found_out() {
        DatasetVersion version = flowers();

        assertThat(version.state()).isEqualTo(VersionState.READY);
        assertThat(version.columns())
                .extracting(DatasetColumn::type)
                .containsExactly(ColumnType.NUMBER, ColumnType.CATEGORY, ColumnType.TIMESTAMP, ColumnType.CATEGORY);
        assertThat(version.label()).isEqualTo("target");
        assertThat(version.rows()).isEqualTo(12);
        assertThat(version.digest()).hasSize(64);
        assertThat(version.badRows().count()).isZero();
        assertThat(Objects.requireNonNull(version.file()).format()).isEqualTo("CSV");
        Dataset.Latest latest = datasets().get(project(), FLOWER_SET).latest();
        assertThat(Objects.requireNonNull(latest).rows()).isEqualTo(12);
        assertThat(latest.columns()).isEqualTo(4);
    }

    @Test
    void rows_come_typed_and_in_pages() {
        flowers();

        DatasetRows first = datasets().rows(project(), FLOWER_SET, 1, new PageRequest(5, null, null));
        DatasetRows last = datasets().rows(project(), FLOWER_SET, 1, new PageRequest(5, "10", null));

        assertThat(first.items()).hasSize(5);
        assertThat(first.items().getFirst().number()).isEqualTo(1);
        assertThat(first.items().getFirst().values()).containsExactly(1.5, "blue", "2024-05-11T00:00:00Z", "iris");
        assertThat(first.next()).isEqualTo("5");
        assertThat(last.items()).extracting(row -> row.number()).containsExactly(11L, 12L);
        assertThat(last.next()).isNull();
    }

    @Test
    void every_column_has_a_distribution() {
        flowers();

        Page<ColumnSummary> page = datasets().columns(project(), FLOWER_SET, 1, PageRequest.first());

        assertThat(page.items())
                .extracting(summary -> summary.column().name())
                .containsExactly("length", "colour", "picked", "target");
        ColumnSummary length = page.items().getFirst();
        assertThat(Objects.requireNonNull(length.numbers()).max()).isEqualTo(12.5);
        assertThat(length.count()).isEqualTo(12);
        assertThat(page.items().getLast().top())
                .extracting(ColumnSummary.Frequency::count)
                .containsExactly(4L, 4L, 4L);
    }

    @Test
    void bad_rows_are_left_out_and_named_by_line_and_column() {
        String text = FLOWERS + "\nlong,red,2024-05-01,rose\n13.5,red\n";
        DatasetMetadata number = schema(DatasetColumn.of("length", ColumnType.NUMBER));

        DatasetVersion refused = made("strict", text, number);
        DatasetVersion version = made("bad-rows", text + FLOWERS.substring(FLOWERS.indexOf('\n') + 1), number);

        assertThat(refused.state()).isEqualTo(VersionState.REJECTED);
        assertThat(Objects.requireNonNull(refused.reason()).code()).isEqualTo("datasets.too-many-bad");
        assertThat(refused.badRows()).isEqualTo(version.badRows());
        assertThat(version.state()).isEqualTo(VersionState.READY);
        assertThat(version.rows()).isEqualTo(24);
        assertThat(version.badRows().first())
                .containsExactly(
                        new BadRow(14, "length", Message.of("datasets.bad-number", "value", "long")),
                        new BadRow(15, null, Message.of("datasets.bad-width", "cells", "2", "columns", "4")));
    }

    @Test
    void what_is_rejected_can_be_read_another_way() {
        DatasetVersion rejected = made("second-try", FLOWERS, label("price"));
        datasets().createVersion(project(), new Slug("second-try"), NewDatasetVersion.basedOn(1, label("colour")));
        DatasetVersion version = settled(new Slug("second-try"), 2);

        assertThat(rejected.state()).isEqualTo(VersionState.REJECTED);
        assertThat(rejected.reason())
                .isEqualTo(Message.of(
                        "datasets.column-unknown", "column", "price", "columns", "length, colour, picked, target"));
        assertThat(version.state()).isEqualTo(VersionState.READY);
        assertThat(version.label()).isEqualTo("colour");
        assertThat(version.basedOn()).isEqualTo(1);
        assertThat(version.file())
                .extracting(file -> file.sha256())
                .isEqualTo(Objects.requireNonNull(rejected.file()).sha256());
    }

    @Test
    void another_label_is_another_version_with_the_same_content_and_another_schema_is_other_content() {
        DatasetVersion first = made("shared", FLOWERS, DatasetMetadata.nothing());
        var shared = new Slug("shared");
        datasets().createVersion(project(), shared, NewDatasetVersion.basedOn(1, label("colour")));
        DatasetVersion second = settled(shared, 2);
        var ignored = new DatasetColumn("picked", ColumnType.TIMESTAMP, true, List.of());
        datasets().createVersion(project(), shared, NewDatasetVersion.basedOn(2, schema(ignored)));
        DatasetVersion third = settled(shared, 3);

        Page<DatasetVersion> newest = datasets().versions(project(), shared, new PageRequest(2, null, null));
        assertThat(newest.items()).extracting(DatasetVersion::number).containsExactly(3, 2);
        assertThat(newest.next()).isEqualTo("2");
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(third.digest()).isNotEqualTo(first.digest());
        assertThat(third.label()).isEqualTo("colour");
        assertThat(third.columns()).hasSize(4).contains(ignored);
        assertThat(datasets().rows(project(), shared, 3, PageRequest.first()).columns())
                .hasSize(3);
    }

    @Test
    void roles_can_be_given_later_and_are_found_by() {
        DatasetVersion version = flowers();
        var roles = new DatasetVersionChange(List.of(DatasetRole.EVALUATION), "for the spring", null);

        DatasetVersion changed = datasets().changeVersion(project(), version.dataset(), 1, version.rowVersion(), roles);
        Problem stale =
                problem(() -> datasets().changeVersion(project(), version.dataset(), 1, version.rowVersion(), roles));

        assertThat(changed.roles()).containsExactly(DatasetRole.EVALUATION);
        assertThat(changed.note()).isEqualTo("for the spring");
        assertThat(changed.digest()).isEqualTo(version.digest());
        assertThat(stale).isInstanceOf(Problem.Stale.class);
        assertThat(names(datasets().list(project(), query("flowers"), DatasetRole.EVALUATION)))
                .containsExactly("flowers");
        assertThat(names(datasets().list(project(), query("flowers"), DatasetRole.TRAINING)))
                .isEmpty();
    }

    @Test
    void the_file_comes_back_as_it_came() throws IOException {
        flowers();

        try (InputStream file = datasets().file(project(), FLOWER_SET, 1)) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(FLOWERS);
        }
    }

    /** Made by the first test that wants it: reading a file takes a process. */
    private DatasetVersion flowers() {
        boolean there = datasets().list(project(), query(FLOWER_SET.value()), null).items().stream()
                .anyMatch(dataset -> dataset.name().equals(FLOWER_SET));
        return there ? settled(FLOWER_SET, 1) : made(FLOWER_SET.value(), FLOWERS, DatasetMetadata.nothing());
    }

    private DatasetVersion made(String name, String text, DatasetMetadata metadata) {
        datasets().create(project(), named(name));
        UUID upload = upload(name + ".csv", text);
        datasets().createVersion(project(), new Slug(name), NewDatasetVersion.of(upload, metadata));
        return settled(new Slug(name), 1);
    }

    private static NewDataset named(String name) {
        return new NewDataset(new Slug(name), null, null, null);
    }

    private static DatasetMetadata label(String column) {
        return new DatasetMetadata(column, null, null, null, null, null);
    }

    private static DatasetMetadata schema(DatasetColumn... columns) {
        return new DatasetMetadata(null, null, List.of(columns), null, null, null);
    }

    private static PageRequest query(String text) {
        return new PageRequest(50, null, text);
    }

    private static List<String> names(Page<Dataset> page) {
        return page.items().stream().map(dataset -> dataset.name().value()).toList();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
