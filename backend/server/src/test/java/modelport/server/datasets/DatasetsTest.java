package modelport.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import modelport.client.ModelportClient;
import modelport.contract.Message;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.artifacts.NewUpload;
import modelport.contract.artifacts.UploadTicket;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionChange;
import modelport.contract.datasets.NewDataset;
import modelport.contract.datasets.NewDatasetVersion;
import modelport.contract.datasets.Reading;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.VersionState;
import modelport.server.TestPeople;
import modelport.server.database.Sql;
import modelport.server.imports.Bench;
import modelport.tables.TableFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What datasets promise beyond their contract. */
@MicronautTest(transactional = false)
class DatasetsTest {
    private static final byte[] TABLE = "a,b,label\n1,2.5,x\n2,3.5,y\n".getBytes(StandardCharsets.UTF_8);

    @Inject
    Bench bench;

    @Inject
    Shelf shelf;

    @Inject
    TestPeople people;

    @Inject
    DatasetRefs refs;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    @Test
    void a_later_step_finds_the_table_and_nothing_of_it_ever_changes() throws IOException {
        DatasetVersion version = shelf.read("table.csv", TABLE, DatasetMetadata.nothing());

        DatasetRef ref =
                transactions.executeRead(_ -> refs.find(project(), version.id()).orElseThrow());
        try (TableFile table = TableFile.open(refs.tableFile(ref))) {
            assertThat(table.rows()).isEqualTo(2);
            assertThat(table.schema().names()).containsExactly("a", "b", "label");
        }
        assertThat(ref.table().orElseThrow().label()).contains("label");
        assertThatThrownBy(() -> transactions.executeWrite(
                        _ -> sql.update("update dataset_version set label = null where id = ?", version.id())))
                .hasStackTraceContaining("is frozen");
    }

    @Test
    void bytes_that_are_not_those_announced_are_refused_and_not_kept() throws Exception {
        Slug dataset = shelf.dataset();
        UUID upload = announced("table.csv", TABLE, "0".repeat(64));

        shelf.datasets()
                .createVersion(TestPeople.LAB, dataset, NewDatasetVersion.of(upload, DatasetMetadata.nothing()));
        DatasetVersion version = shelf.settled(dataset, 1);

        assertThat(version.state()).isEqualTo(VersionState.REJECTED);
        assertThat(version.reason()).isEqualTo(Message.of("datasets.checksum", "file", "table.csv"));
        assertThat(Objects.requireNonNull(version.file()).kept()).isFalse();
        Problem again = problem(() -> shelf.datasets()
                .createVersion(TestPeople.LAB, dataset, NewDatasetVersion.basedOn(1, DatasetMetadata.nothing())));
        assertThat(again).isEqualTo(new Problem.Conflict(Message.of("datasets.base-without-file", "version", "1")));
    }

    @Test
    void a_rejected_file_is_no_failure_of_ours_and_has_no_rows() {
        DatasetVersion version = shelf.read("empty.csv", new byte[0], DatasetMetadata.nothing());

        assertThat(version.reason()).isEqualTo(Message.of("datasets.empty", "file", "empty.csv"));
        assertThat(bench.client()
                        .jobs()
                        .get(Objects.requireNonNull(version.job()))
                        .state())
                .isEqualTo(JobState.SUCCEEDED);
        Problem rows = problem(() -> shelf.datasets().rows(TestPeople.LAB, version.dataset(), 1, PageRequest.first()));
        assertThat(rows.status()).isEqualTo(409);
        Problem archived = problem(() -> shelf.datasets()
                .changeVersion(
                        TestPeople.LAB,
                        version.dataset(),
                        1,
                        version.rowVersion(),
                        new DatasetVersionChange(null, null, true)));
        assertThat(archived.message().code()).isEqualTo("datasets.archives-only-ready");
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void what_cannot_be_meant_is_refused_before_anything_is_made(NewDatasetVersion version, String code) {
        Slug dataset = shelf.dataset();

        Problem problem = problem(() -> shelf.datasets().createVersion(TestPeople.LAB, dataset, version));

        assertThat(problem.message().code()).isEqualTo(code);
        assertThat(shelf.datasets().get(TestPeople.LAB, dataset).versions()).isZero();
    }

    static List<Arguments> unfit() {
        UUID upload = UUID.randomUUID();
        var number = new DatasetColumn("a", ColumnType.NUMBER, false, List.of("x"));
        DatasetColumn twice = DatasetColumn.of("a", ColumnType.TEXT);
        return List.of(
                Arguments.of(new NewDatasetVersion(null, null, null), "datasets.one-upload"),
                Arguments.of(new NewDatasetVersion(List.of(upload, upload), null, null), "datasets.one-upload"),
                Arguments.of(new NewDatasetVersion(null, 7, null), "datasets.base-unknown"),
                Arguments.of(new NewDatasetVersion(List.of(upload), 1, null), "datasets.upload-or-based-on"),
                Arguments.of(schema(number), "datasets.categories-unfit"),
                Arguments.of(schema(twice, twice), "datasets.schema-twice"),
                Arguments.of(reading(new Reading("ab", null, null, null, null)), "datasets.character-unfit"),
                Arguments.of(reading(new Reading("\"", "\"", null, null, null)), "datasets.character-twice"),
                Arguments.of(reading(new Reading(null, null, "·", null, null)), "datasets.decimal-unfit"));
    }

    @Test
    void another_project_s_datasets_are_not_found_and_viewers_only_look() {
        DatasetVersion version = shelf.read("mine.csv", TABLE, DatasetMetadata.nothing());
        ModelportClient zoe = people.signedIn("zoe");
        ModelportClient vera = people.signedIn("vera");
        var elsewhere = new Slug("elsewhere");
        zoe.datasets().create(elsewhere, new NewDataset(version.dataset(), null, null, null));

        Problem hidden = problem(() -> zoe.datasets().version(TestPeople.LAB, version.dataset(), 1));
        Problem absent = problem(() -> zoe.datasets().rows(elsewhere, version.dataset(), 1, PageRequest.first()));
        Problem forbidden = problem(() -> vera.datasets()
                .createVersion(
                        TestPeople.LAB, version.dataset(), NewDatasetVersion.basedOn(1, DatasetMetadata.nothing())));

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(absent.status()).isEqualTo(404);
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(vera.datasets()
                        .rows(TestPeople.LAB, version.dataset(), 1, PageRequest.first())
                        .items())
                .hasSize(2);
    }

    /** An upload that is announced with a hash. */
    private UUID announced(String filename, byte[] bytes, String sha256) throws Exception {
        UploadTicket ticket =
                bench.client().uploads().announce(TestPeople.LAB, new NewUpload(filename, bytes.length, sha256));
        HttpRequest patch = HttpRequest.newBuilder(people.address().resolve(ticket.location()))
                .header("Authorization", "Bearer " + ticket.token())
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(patch, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);
        }
        return ticket.id();
    }

    private UUID project() {
        return transactions.executeRead(
                _ -> sql.first("select id from project where name = 'lab'", row -> row.uuid("id"))
                        .orElseThrow());
    }

    private static NewDatasetVersion schema(DatasetColumn... columns) {
        return NewDatasetVersion.of(
                UUID.randomUUID(), new DatasetMetadata(null, null, List.of(columns), null, null, null));
    }

    private static NewDatasetVersion reading(Reading reading) {
        return NewDatasetVersion.of(UUID.randomUUID(), new DatasetMetadata(null, null, null, reading, null, null));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
