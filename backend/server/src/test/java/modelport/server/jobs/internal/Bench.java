package modelport.server.jobs.internal;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobLine;
import modelport.contract.jobs.JobState;
import modelport.server.Eventually;
import modelport.server.database.Sql;
import modelport.server.jobs.JobConfig;
import modelport.server.jobs.Jobs;
import modelport.server.jobs.NewJob;
import org.hibernate.Session;

/** Nodes that a test starts, stops and robs of their jobs; the context's own workers are off meanwhile. */
@Singleton
final class Bench {
    private final ApplicationContext context;
    private final Jobs jobs;
    private final Sql sql;
    private final TransactionOperations<Session> transactions;

    Bench(ApplicationContext context, Jobs jobs, Sql sql, TransactionOperations<Session> transactions) {
        this.context = context;
        this.jobs = jobs;
        this.sql = sql;
        this.transactions = transactions;
    }

    /** A node of that name; starts when the test says so. */
    RunningNode node(String name) {
        var config = context.getBean(JobConfig.class);
        var pulses = new Pulses(config);
        var node = new Node(name, List.of("worker"));
        var desk = new Desk(
                context.getBean(JobQueue.class),
                context.getBean(JobLedger.class),
                context.getBean(Handlers.class),
                context.getBean(Runner.class),
                pulses,
                node,
                config);
        var hints = new Hints(property("url"), property("username"), property("password"));
        var workers = new Workers(desk, pulses, hints, context.getBean(RunFolders.class), node, config);
        return new RunningNode(desk, workers, context);
    }

    /** A node of the test. */
    record RunningNode(Desk desk, Workers workers, ApplicationContext context) implements AutoCloseable {
        RunningNode start() {
            workers.start(new StartupEvent(context));
            return this;
        }

        @Override
        public void close() {
            workers.stop(new ShutdownEvent(context));
        }
    }

    UUID inline(String deed) {
        return enqueue("test-inline", Map.of("do", deed), Optional.empty());
    }

    UUID child(String deed) {
        return child(Map.of("do", deed));
    }

    UUID child(Map<String, Object> input) {
        return enqueue("test-child", input, Optional.empty());
    }

    UUID enqueue(String kind, Map<String, Object> input, Optional<String> key) {
        var job = new NewJob(kind, Optional.of(lab()), Map.of(), input, key, Optional.of("max"));
        return inTransaction(() -> jobs.enqueue(job));
    }

    UUID lab() {
        return inTransaction(() -> sql.first("select id from project where name = 'lab'", row -> row.uuid("id")))
                .orElseThrow();
    }

    Job job(UUID id) {
        return jobs.find(id).orElseThrow();
    }

    Job await(UUID id, JobState state) {
        Eventually.until(state + " of " + job(id), () -> job(id).state() == state);
        return job(id);
    }

    List<String> log(UUID id) {
        return inTransaction(() -> context.getBean(JobQueries.class).log(id, 0)).stream()
                .map(JobLine::text)
                .toList();
    }

    long logBytes(UUID id) {
        return context.getBean(JobLedger.class).logBytes(id);
    }

    /** As if the worker had been silent for longer than its lease. */
    void endLease(UUID id) {
        update("update job set lease_until = now() - interval '1 minute' where id = ?", id);
    }

    void update(String statement, Object... arguments) {
        inTransaction(() -> sql.update(statement, arguments));
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.executeWrite(_ -> work.get()));
    }

    private String property(String name) {
        return context.getProperty("datasources.default." + name, String.class).orElseThrow();
    }
}
