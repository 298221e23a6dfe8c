package modelport.server.prediction;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import modelport.client.ModelportClient;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Answer;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.jobs.JobState;
import modelport.contract.prediction.PredictedRow;
import modelport.contract.prediction.StoredPrediction;
import modelport.gateway.ProfileDelta;
import modelport.gateway.ProfileSource.Element;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.database.SqlException;
import modelport.server.deployment.ReadyVersions;
import modelport.server.prediction.internal.CountBuffer;
import modelport.statistics.drift.CategoryCells;
import modelport.statistics.drift.CellCounts;
import modelport.statistics.drift.NumberCells;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a request to counts and kept predictions in the database, and what becomes of them there. */
@Property(name = "modelport.serving.profile-flush", value = "200ms")
@MicronautTest(transactional = false)
class ProfilesTest {
    private static final NumberCells CELLS = NumberCells.of(0, 5, 10);
    private static final Instant ALWAYS = Instant.parse("2020-01-01T00:00:00Z");

    @Inject
    TestPeople people;

    @Inject
    ReadyVersions versions;

    @Inject
    ProfileEdges edges;

    @Inject
    Profiles profiles;

    @Inject
    Predictions predictions;

    @Inject
    PredictionDays days;

    @Inject
    CountWriter writer;

    @Inject
    CountSweeper sweeper;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Inject
    TransactionOperations<Session> transactions;

    private ModelportClient max;

    @BeforeEach
    void signIn() {
        max = people.signedIn("max");
    }

    @Test
    void rows_are_counted_by_new_cells_within_seconds_and_no_request_notices() {
        Slug endpoint = live("counted");
        UUID id = freeze(endpoint);
        Eventually.until("it counts", () -> ask(endpoint, 100) == 200 && served(id) > 0);
        for (int i = 0; i < 40; i++) {
            assertThat(ask(endpoint, 1)).isEqualTo(200);
        }
        Eventually.until("all are written", () -> inCell(id, 2) == 40);

        UUID next = freeze(endpoint);
        Eventually.until("it counts by the new cells", () -> ask(endpoint, 7) == 200 && served(next) > 0);
        long before = served(id);
        Eventually.until("more is written", () -> ask(endpoint, 7) == 200 && served(next) > 3);

        assertThat(served(id)).isEqualTo(before);
        assertThat(inCell(id, 2)).isEqualTo(40);
        assertThat(edges.current(endpointId(endpoint)).orElseThrow().id()).isEqualTo(next);
        FrozenEdges read = edges.find(id).orElseThrow();
        assertThat(read.columns()).extracting(FrozenColumn::name).containsExactly("x0", "x1");
        assertThat(read.columns().getLast().importance()).isEqualTo(0.5);
        assertThat(((CategoryCells) read.columns().getLast().cells()).others()).containsExactly("3");
        assertThat(read.columns().getFirst().reference()).isEqualTo(CellCounts.of(1, 0, 2, 3, 0));
        assertThatThrownBy(() -> execute("update profile_edges set columns = '[]' where id = ?", id))
                .isInstanceOf(SqlException.class);
    }

    @Test
    void kept_predictions_are_found_as_they_were_asked() {
        Slug endpoint = live("kept");
        for (int i = 0; i < 5; i++) {
            assertThat(ask(endpoint, i)).isEqualTo(200);
        }
        Answer answer = max.endpoints().predict(endpoint, "{\"features\": [[8, 0.1], [9, 2]]}");
        UUID id = UUID.fromString(answer.body().replaceAll(".*\"predictionId\":\"([^\"]+)\".*", "$1"));
        assertThat(id.getLeastSignificantBits() & 1).isEqualTo(1);
        Eventually.until(
                "all are written",
                () -> list(endpoint, null).items().size() == 5 && all(endpoint).size() == 7);

        List<StoredPrediction> rows = max.predictions().get(LAB, endpoint, id);
        Page<StoredPrediction> first = list(endpoint, null);
        Page<StoredPrediction> second = list(endpoint, first.next());

        assertThat(rows).extracting(StoredPrediction::row).containsExactly(0, 1);
        assertThat(rows.getFirst().input()).containsEntry("x", List.of(8.0, 0.1));
        assertThat(rows.getFirst().output())
                .isEqualTo(new PredictedRow(null, null, null, Map.of("y", List.of(16.0, 0.2))));
        assertThat(rows.getFirst().model()).isEqualTo(new Slug("kept"));
        assertThat(first.items()).extracting(StoredPrediction::id).startsWith(id, id);
        assertThat(first.items()).extracting(StoredPrediction::at).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isNull();
        assertThat(predictions.find(lab(), id, 1)).contains(rows.getLast());
        assertThat(predictions.find(lab(), UUID.randomUUID(), 0)).isEmpty();
        assertThat(predictions.recent(
                        endpointId(endpoint), ALWAYS, clock.instant().plusSeconds(9), 3))
                .hasSize(3);
        ModelportClient zoe = people.signedIn("zoe");
        assertThatThrownBy(() -> zoe.predictions().list(LAB, endpoint, PageRequest.first()))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> max.predictions().get(LAB, endpoint, UUID.randomUUID()))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> list(endpoint, "nonsense")).isInstanceOf(ProblemException.class);
    }

    @Test
    void whatever_is_written_twice_counts_once_even_after_it_was_added_up() {
        UUID id = freeze(live("twice"));
        Instant old = clock.instant().minus(Duration.ofDays(3));
        var all = new ArrayList<CountBuffer.Batch>();
        var buffer = new CountBuffer(UUID.randomUUID());
        buffer.add(List.of(delta(id, old, 5), delta(id, old.plusSeconds(60), 2)));
        assertThatThrownBy(() -> buffer.flush(batch -> {
                    all.add(batch);
                    writer.write("a", batch);
                    throw new IllegalStateException("the answer got lost");
                }))
                .isInstanceOf(IllegalStateException.class);
        buffer.add(List.of(delta(id, old, 1)));
        buffer.flush(batch -> {
            all.add(batch);
            writer.write("a", batch);
        });
        // The node is killed: what it had not written is gone, and its next life counts on by numbers of its own.
        var nextLife = new CountBuffer(UUID.randomUUID());
        nextLife.add(List.of(delta(id, old, 10)));
        nextLife.flush(batch -> {
            all.add(batch);
            writer.write("a", batch);
        });

        assertThat(served(id)).isEqualTo(18);
        sweeper.addUp();
        all.forEach(batch -> writer.write("a", batch));

        assertThat(all).hasSize(4);
        assertThat(served(id)).isEqualTo(18);
        assertThat(inCell(id, 2)).isEqualTo(18);
    }

    @Test
    void minutes_become_hours_and_days_that_tell_the_same() {
        UUID id = freeze(live("swept"));
        Instant now = clock.instant();
        var random = new Random(5);
        List<ProfileDelta> deltas = IntStream.range(0, 300)
                .mapToObj(i -> delta(
                        id,
                        now.minus(Duration.ofMinutes(random.nextInt(i % 3 == 0 ? 180 : 90 * 24 * 60))),
                        1 + random.nextInt(9)))
                .toList();
        var a = new CountBuffer(UUID.randomUUID());
        var b = new CountBuffer(UUID.randomUUID());
        deltas.forEach(delta -> {
            CountBuffer buffer = random.nextBoolean() ? a : b;
            buffer.add(List.of(delta));
            buffer.flush(batch -> writer.write("n", batch));
        });
        List<ProfileWindow> before = profiles.counts(id, ALWAYS, now, ProfileGrain.DAY);
        List<ProfileWindow> fresh = profiles.counts(id, now.minus(Duration.ofDays(1)), now, ProfileGrain.MINUTE);

        sweeper.addUp();
        long rows = rows(id);
        sweeper.addUp();

        assertThat(served(id))
                .isEqualTo(deltas.stream().mapToLong(ProfileDelta::served).sum());
        assertThat(profiles.counts(id, ALWAYS, now, ProfileGrain.DAY)).isEqualTo(before);
        assertThat(profiles.counts(id, now.minus(Duration.ofDays(1)), now, ProfileGrain.MINUTE))
                .isEqualTo(fresh);
        assertThat(profiles.counts(id, ALWAYS, now, ProfileGrain.MINUTE))
                .extracting(ProfileWindow::length)
                .contains(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1));
        assertThat(rows(id)).isEqualTo(rows).isLessThan(300);
    }

    @Test
    void days_that_are_over_are_dropped_and_nothing_else_of_the_schema_can_be_changed() {
        UUID endpoint = endpointId(live("dropped"));
        Instant past = clock.instant().minus(Duration.ofDays(31));
        execute(
                "select keep_prediction_days(?::date, ?::date)",
                past.toString().substring(0, 10),
                past.toString().substring(0, 10));
        execute("""
                insert into prediction (id, row, at, project_id, endpoint_id, version_id, input, output)
                select gen_random_uuid(), 0, ?, e.project_id, e.id, v.id, '{}', '{"outputs": {}}' from endpoint e
                join model_version v on v.model_id = e.model_id where e.id = ?
                """, past, endpoint);
        assertThat(predictions.recent(endpoint, ALWAYS, clock.instant(), 9)).hasSize(1);

        days.keep();
        days.keep();

        assertThat(predictions.recent(endpoint, ALWAYS, clock.instant(), 9)).isEmpty();
        assertThat(days.areMade()).isTrue();
        assertThatThrownBy(() -> execute("drop table prediction")).isInstanceOf(SqlException.class);
    }

    private Slug live(String model) {
        Deployed deployed =
                max.releases().deploy(LAB, new NewDeployment(versions.model("lab", model, 2), 1, null, null));
        Eventually.until("it is live", () -> max.jobs().get(deployed.job()).state() == JobState.SUCCEEDED);
        return deployed.endpoint();
    }

    private UUID freeze(Slug endpoint) {
        UUID id = endpointId(endpoint);
        UUID version = id("select version_id as id from revision where endpoint_id = ?", id);
        List<FrozenColumn> columns = List.of(
                new FrozenColumn("x0", new Element("x", 0), CELLS, CellCounts.of(1, 0, 2, 3, 0), null),
                new FrozenColumn(
                        "x1",
                        new Element("x", 1),
                        new CategoryCells(List.of("2"), List.of("3")),
                        CellCounts.of(0, 1, 1, 0),
                        0.5));
        return edges.freeze(lab(), id, version, dataset(), columns);
    }

    /** A version of a dataset as far as others refer to it. */
    private UUID dataset() {
        UUID id = UUID.randomUUID();
        execute("""
                with d as (insert into dataset (id, project_id, name, title, card, tags, owner, last_number, row_version,
                    created_at, updated_at)
                    select gen_random_uuid(), id, 'd' || substr(?, 1, 8), '', '', '[]', 'max', 1, 0, now(), now() from project
                    where name = 'lab' returning id, project_id)
                insert into dataset_version (id, project_id, dataset_id, number, state, roles, note, based_on_id, file_name,
                    file_size, columns, bad_rows, notes, created_by, row_version, created_at)
                select ?, d.project_id, d.id, 1, 'IMPORTING', '[]', '', ?, 'f', 1, '[]', '[]', '[]', 'max', 0, now() from d
                """, id.toString(), id, id);
        return id;
    }

    private int ask(Slug endpoint, int x) {
        return max.endpoints()
                .predict(endpoint, "{\"features\": [[" + x + ", 2]]}")
                .status();
    }

    private long served(UUID id) {
        return profiles.counts(id, ALWAYS, clock.instant(), ProfileGrain.HOUR).stream()
                .mapToLong(ProfileWindow::served)
                .sum();
    }

    private long inCell(UUID id, int cell) {
        return profiles.counts(id, ALWAYS, clock.instant(), ProfileGrain.HOUR).stream()
                .mapToLong(window -> window.columns().getFirst().count(cell))
                .sum();
    }

    private long rows(UUID id) {
        return transactions.executeRead(_ -> sql.first(
                        "select count(*) as rows from profile_delta where edges_id = ?", row -> row.number("rows"), id)
                .orElseThrow());
    }

    private Page<StoredPrediction> list(Slug endpoint, @Nullable String after) {
        return max.predictions().list(LAB, endpoint, new PageRequest(5, after, null));
    }

    private List<StoredPrediction> all(Slug endpoint) {
        return max.predictions().list(LAB, endpoint, PageRequest.first()).items();
    }

    private static ProfileDelta delta(UUID edges, Instant at, long rows) {
        Instant minute = Instant.ofEpochSecond(at.getEpochSecond() / 60 * 60);
        return new ProfileDelta("e", edges, minute, rows, rows, new long[] {0, 0, rows, 0, 0, 0, rows, 0, 0});
    }

    private ProjectRef lab() {
        return new ProjectRef(id("select id from project where name = ?", "lab"), LAB);
    }

    private UUID endpointId(Slug endpoint) {
        return id("select id from endpoint where name = ? and deleted_at is null", endpoint.value());
    }

    private UUID id(String query, Object argument) {
        return transactions.executeRead(
                _ -> sql.first(query, row -> row.uuid("id"), argument).orElseThrow());
    }

    private void execute(String statement, Object... arguments) {
        var _ = transactions.executeWrite(_ -> statement.startsWith("select")
                ? sql.query(statement, row -> row, arguments).size()
                : sql.update(statement, arguments));
    }
}
