package modelport.server.monitoring;

import static modelport.server.TestPeople.LAB;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import modelport.client.ModelportClient;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.jobs.JobState;
import modelport.contract.monitoring.AlertRule;
import modelport.contract.monitoring.ColumnRole;
import modelport.contract.monitoring.ColumnScale;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.monitoring.NewMonitor;
import modelport.contract.monitoring.Severity;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.deployment.ReadyVersions;
import modelport.server.jobs.Jobs;
import modelport.server.monitoring.internal.ArmingResult;
import modelport.server.monitoring.internal.CountedColumn;
import modelport.server.monitoring.internal.CountedColumn.Origin;
import org.hibernate.Session;

/**
 * Where tests watch endpoints: monitors that are armed at once, and traffic that is counted without anybody asking.
 * Columns c0, c1, … have ten cells that are equally full in the reference.
 */
@Singleton
public class Watchtower {
    /** Rows of a usual window. */
    static final int ROWS = 1_000;

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int CELLS = 10;
    private static final long REFERENCE = 10_000;

    private final TestPeople people;
    private final ReadyVersions versions;
    private final Armings armings;
    private final MonitorRounds rounds;
    private final Jobs jobs;
    private final Sql sql;
    private final TransactionOperations<Session> transactions;
    private final Random random = new Random(7);

    Watchtower(
            TestPeople people,
            ReadyVersions versions,
            Armings armings,
            MonitorRounds rounds,
            Jobs jobs,
            Sql sql,
            TransactionOperations<Session> transactions) {
        this.people = people;
        this.versions = versions;
        this.armings = armings;
        this.rounds = rounds;
        this.jobs = jobs;
        this.sql = sql;
        this.transactions = transactions;
    }

    ModelportClient max() {
        return people.signedIn("max");
    }

    /** An endpoint that answers. */
    Slug endpoint() {
        Slug model = versions.model("lab", "watched-" + COUNT.incrementAndGet(), 2, 3);
        return deployed(model, 1);
    }

    /** The same with another version. */
    Slug deployed(Slug model, int version) {
        ModelportClient max = max();
        var deployed = max.releases().deploy(LAB, new NewDeployment(model, version, null, null));
        Eventually.until("it is deployed", () -> max.jobs().get(deployed.job()).state() == JobState.SUCCEEDED);
        return deployed.endpoint();
    }

    /** Rows as they should be; nobody reads them. */
    DatasetChoice reference() {
        String name = "reference-" + COUNT.incrementAndGet();
        run(() -> {
            UUID dataset = UUID.randomUUID();
            String digest = sql.first(
                            "select a.artifact_digest from project_artifact a join project p on p.id = a.project_id "
                                    + "where p.name = 'lab' limit 1",
                            row -> row.text("artifact_digest"))
                    .orElseThrow();
            sql.update(
                    "insert into dataset (id, project_id, name, title, card, tags, owner, last_number, row_version, "
                            + "created_at, updated_at) select ?, id, ?, ?, '', '[]', 'max', 1, 0, now(), now() "
                            + "from project where name = 'lab'",
                    dataset,
                    name,
                    name);
            UUID version = UUID.randomUUID();
            sql.update(
                    "insert into dataset_version (id, project_id, dataset_id, number, state, roles, note, based_on_id, "
                            + "file_name, file_size, file_sha256, file_digest, format, columns, rows, bad_rows, notes, "
                            + "table_digest, digest, created_by, row_version, created_at) "
                            + "select ?, id, ?, 1, 'READY', '[]', '', ?, 'rows.csv', 1, 'x', ?, 'CSV', '[]', 1, '[]', '[]', "
                            + "?, 'x', 'max', 0, now() from project where name = 'lab'",
                    version,
                    dataset,
                    version,
                    digest,
                    digest);
        });
        return new DatasetChoice(new Slug(name), 1);
    }

    /** A monitor that is armed with so many columns, and has watched since a whole hour some weeks ago. */
    Watch watch(int columns, AlertRule... rules) {
        Slug endpoint = endpoint();
        var settings = new MonitorSettings(60, 500, 1, Severity.WARNING, null, List.of(), List.of(rules));
        Monitor monitor = max().monitors().create(LAB, new NewMonitor(endpoint, reference(), settings));
        // Nobody can read its reference; that is over before it is armed by hand.
        jobs.await(Objects.requireNonNull(monitor.job()), Duration.ofMinutes(1));
        Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(20));
        var watch = new Watch(this, endpoint, monitor.id(), columns, start);
        watch.arm();
        return watch;
    }

    <T> T read(Function<Sql, T> reading) {
        return transactions.executeRead(_ -> reading.apply(sql));
    }

    void run(Runnable work) {
        transactions.executeWrite(_ -> {
            work.run();
            return true;
        });
    }

    Sql sql() {
        return sql;
    }

    /** What a test does with a monitor. */
    static final class Watch {
        final Slug endpoint;
        final UUID monitor;
        private final Watchtower tower;
        private final int columns;
        private final Instant start;
        private int hours;

        Watch(Watchtower tower, Slug endpoint, UUID monitor, int columns, Instant start) {
            this.tower = tower;
            this.endpoint = endpoint;
            this.monitor = monitor;
            this.columns = columns;
            this.start = start;
        }

        /** The end of what has happened. */
        Instant now() {
            return start.plus(Duration.ofHours(hours));
        }

        private void arm() {
            List<CountedColumn> counted = IntStream.range(0, columns)
                    .mapToObj(i -> new CountedColumn(
                            "c" + i,
                            ColumnRole.FEATURE,
                            ColumnScale.NUMBER,
                            Origin.ELEMENT,
                            "x",
                            i % 2,
                            edges(),
                            List.of(),
                            List.of(),
                            reference(),
                            null))
                    .toList();
            var result = new ArmingResult(counted, 0.02, Map.of(), 0.5, REFERENCE, Map.of(), null);
            tower.run(() -> {
                Armings.Input input = tower.sql
                        .first(
                                "select id, target_id, dataset_version_id from monitor where id = ?",
                                row -> new Armings.Input(
                                        row.uuid("id"), row.uuid("target_id"), row.uuid("dataset_version_id")),
                                monitor)
                        .orElseThrow();
                tower.armings.armed(input, result);
                tower.sql.update("update monitor set judged_to = ? where id = ?", start, monitor);
            });
        }

        /** An hour of traffic as in the reference. */
        Watch quiet() {
            return hour(ROWS, ROWS, column -> draws(0));
        }

        /** Hours of such traffic. */
        Watch quiet(int count) {
            IntStream.range(0, count).forEach(_ -> quiet());
            return this;
        }

        /** An hour in which the values of the first columns are larger than they were. */
        Watch shifted(int first) {
            return hour(ROWS, ROWS, column -> draws(column < first ? 0.6 : 0));
        }

        /** An hour in which a fifth of the first column is missing. */
        Watch gaps() {
            return hour(ROWS, ROWS, column -> {
                long[] counts = draws(0);
                for (int cell = 2; column == 0 && cell < counts.length; cell++) {
                    long gone = counts[cell] / 5;
                    counts[cell] -= gone;
                    counts[0] += gone;
                }
                return counts;
            });
        }

        /** An hour of which only a part was counted. */
        Watch overloaded() {
            return hour(3 * ROWS, ROWS, column -> draws(0.6));
        }

        /** An hour in which hardly anybody asks. */
        Watch lonely() {
            return hour(10, 10, column -> {
                long[] counts = new long[CELLS + 3];
                counts[2] = 10;
                return counts;
            });
        }

        /** Judges everything so far. */
        Watch look() {
            tower.rounds.round(now().plusSeconds(60));
            return this;
        }

        private Watch hour(long served, long profiled, Function<Integer, long[]> counts) {
            long[] all = IntStream.range(0, columns)
                    .boxed()
                    .flatMapToLong(column -> Arrays.stream(counts.apply(column)))
                    .toArray();
            Instant at = now();
            tower.run(() -> tower.sql.update(
                    "insert into profile_delta (edges_id, window_start, seconds, incarnation, seq, served, profiled, counts) "
                            + "select edges_id, ?, 3600, ?, 0, ?, ?, ? from monitor where id = ?",
                    at,
                    UUID.randomUUID(),
                    served,
                    profiled,
                    all,
                    monitor));
            hours++;
            return this;
        }

        /** Rows of a window, spread over the cells; those that are shifted lie higher. */
        private long[] draws(double shift) {
            long[] counts = new long[CELLS + 3];
            for (int i = 0; i < ROWS; i++) {
                double value = tower.random.nextDouble();
                double moved = Math.pow(value, 1 - shift);
                counts[2 + Math.min(CELLS - 1, (int) (moved * CELLS))]++;
            }
            return counts;
        }

        private static List<Double> edges() {
            var edges = new ArrayList<Double>();
            for (int i = 0; i <= CELLS; i++) {
                edges.add(i / (double) CELLS);
            }
            return edges;
        }

        private static List<Long> reference() {
            Long[] counts = new Long[CELLS + 3];
            Arrays.fill(counts, REFERENCE / CELLS);
            counts[0] = 0L;
            counts[1] = 0L;
            counts[CELLS + 2] = 0L;
            return List.of(counts);
        }
    }

    /** A prediction that was kept. */
    UUID kept(Watch watch, Instant at, Map<String, Object> output) {
        UUID id = id(at);
        run(() -> {
            sql.query(
                    "select keep_prediction_days(?::date, ?::date)::text as done",
                    row -> row.findText("done"),
                    Instant.now().minus(Duration.ofDays(30)).toString().substring(0, 10),
                    Instant.now().plus(Duration.ofDays(2)).toString().substring(0, 10));
            sql.update(
                    "insert into prediction (id, row, at, project_id, endpoint_id, version_id, input, output) "
                            + "select ?, 0, ?, project_id, endpoint_id, target_id, '{}', ? from monitor where id = ?",
                    id,
                    at.truncatedTo(ChronoUnit.MILLIS),
                    new Json(output),
                    watch.monitor);
        });
        return id;
    }

    /** An identity of a prediction that was made then. */
    static UUID id(Instant at) {
        UUID random = UUID.randomUUID();
        return new UUID(
                (at.toEpochMilli() << 16) | 0x7000 | (random.getMostSignificantBits() & 0xFFF),
                random.getLeastSignificantBits());
    }
}
