package modelport.server.maintenance;

import static modelport.server.TestPeople.LAB;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.client.ModelportClient;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.NewDatasetVersion;
import modelport.contract.maintenance.MaintenanceBudget;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.MaintenanceData;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.MaintenanceTriggers;
import modelport.contract.maintenance.MaintenanceTuning;
import modelport.contract.maintenance.NewCase;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Release;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.datasets.Shelf;
import modelport.server.imports.Bench;
import modelport.server.imports.SampleModels;
import modelport.server.jobs.internal.ByHand;
import modelport.server.release.ReleasePeople;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Where tests keep endpoints healthy: rita saves policies and opens cases, on flowers that max has brought. */
@Singleton
final class Clinic {
    static final Slug DEVELOPMENT = new Slug("development");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final List<String> CLASSES = List.of("setosa", "versicolor", "virginica");

    private final ReleasePeople people;
    private final Bench bench;
    private final Shelf shelf;
    private final ByHand jobs;
    private final CaseDriver driver;
    private final Sql sql;
    private final TransactionOperations<Session> transactions;
    private @Nullable DatasetVersion training;
    private @Nullable DatasetVersion measuring;

    Clinic(
            ReleasePeople people,
            Bench bench,
            Shelf shelf,
            ByHand jobs,
            CaseDriver driver,
            Sql sql,
            TransactionOperations<Session> transactions) {
        this.people = people;
        this.bench = bench;
        this.shelf = shelf;
        this.jobs = jobs;
        this.driver = driver;
        this.sql = sql;
        this.transactions = transactions;
    }

    ModelportClient as(String name) {
        return people.as(name);
    }

    ModelportClient rita() {
        return people.as("rita");
    }

    /** Flowers to learn from. */
    DatasetVersion training() {
        if (training == null) {
            training = read(shelf.dataset(), flowers(row -> row % 3 != 2));
        }
        return training;
    }

    /** Flowers that nobody learns from. */
    DatasetVersion measuring() {
        if (measuring == null) {
            measuring = read(shelf.dataset(), flowers(row -> row % 3 == 2));
        }
        return measuring;
    }

    /** A dataset without versions. */
    Slug dataset() {
        return shelf.dataset();
    }

    /** The next version of a dataset. */
    DatasetVersion read(Slug dataset, String text) {
        UUID upload = bench.upload("rows.csv", text.getBytes(StandardCharsets.UTF_8));
        var metadata = new DatasetMetadata("target", null, null, null, null, null);
        int number = shelf.datasets()
                .createVersion(LAB, dataset, NewDatasetVersion.of(upload, metadata))
                .version()
                .number();
        jobs.child();
        return shelf.get(dataset, number);
    }

    static String flowers(IntPredicate chosen) {
        try {
            List<String> lines = Files.readAllLines(Path.of("../../fixtures/data/iris.csv"));
            return Stream.concat(
                            Stream.of(lines.getFirst()),
                            IntStream.range(0, lines.size() - 1).filter(chosen).mapToObj(row -> lines.get(row + 1)))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model whose first version guesses flowers. */
    Slug guesser() {
        Slug model = bench.model();
        var metadata = new VersionMetadata(null, "Guesses.", null, null, null, Map.of("classes", CLASSES));
        UUID upload = bench.upload("model.onnx", SampleModels.classifier(1));
        bench.client().versions().create(LAB, model, new NewVersion(List.of(upload), metadata));
        jobs.child();
        return model;
    }

    /** An endpoint at which a version serves as far as maintenance knows; the environment is open. */
    Slug served(Slug model, int version, Slug environment) {
        var endpoint = new Slug("clinic-" + COUNT.incrementAndGet());
        Release draft =
                rita().releases().request(LAB, new NewRelease(model, version, environment, endpoint, null, null));
        goLive(draft.id());
        return endpoint;
    }

    /** What a rollout writes about a release that may serve, without a rollout. */
    void goLive(UUID release) {
        update(
                "update release set state = 'SUPERSEDED' where state = 'RELEASED' "
                        + "and endpoint_id = (select endpoint_id from release where id = ?)",
                release);
        update("update release set state = 'RELEASED' where id = ?", release);
    }

    /** What is usual in these tests: two settings of one trainer, and no cool-down. */
    NewMaintenancePolicy usual() {
        return policy(new MaintenanceTriggers(true, true, null, null, null), new MaintenanceBudget(0, 50, 20));
    }

    NewMaintenancePolicy policy(MaintenanceTriggers triggers, MaintenanceBudget budget) {
        return new NewMaintenancePolicy(
                true,
                triggers,
                new MaintenanceData(choice(training()), choice(measuring()), false),
                new MaintenanceTuning(
                        List.of("logistic-regression"), Map.of("C", List.of(1.0, 10.0)), 2, "accuracy", 5),
                true,
                0,
                budget);
    }

    private static DatasetChoice choice(DatasetVersion version) {
        return new DatasetChoice(version.dataset(), null);
    }

    MaintenancePolicy save(Slug endpoint, NewMaintenancePolicy policy) {
        return rita().maintenance().setPolicy(LAB, endpoint, 0, policy);
    }

    MaintenanceCase open(Slug endpoint) {
        return rita().maintenance().open(LAB, new NewCase(endpoint, null, null));
    }

    MaintenanceCase get(MaintenanceCase wanted) {
        return rita().maintenance().get(LAB, wanted.id());
    }

    /** Goes on with every case as far as it goes without anybody else. */
    void drive() {
        update("update maintenance_case set due_at = now() where state not in ('HANDED_OVER', 'CLOSED')");
        while (driver.drive() > 0) {
            // Each round is a step of each case.
        }
    }

    MaintenanceCase driven(MaintenanceCase wanted) {
        drive();
        return get(wanted);
    }

    int update(String statement, @Nullable Object... arguments) {
        return transactions.executeWrite(_ -> sql.update(statement, arguments));
    }

    int count(String statement, @Nullable Object... arguments) {
        return transactions.executeRead(_ -> sql.first(statement, (Row row) -> row.integer("count"), arguments)
                .orElseThrow());
    }

    UUID endpoint(Slug name) {
        return transactions.executeRead(
                _ -> sql.first("select id from endpoint where name = ?", row -> row.uuid("id"), name.value())
                        .orElseThrow());
    }

    /** Nothing that the machine does moves traffic. */
    int revisions() {
        return count("select count(*)::integer as count from revision");
    }
}
