package modelport.server.tuning;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.TuningAccepted;
import modelport.contract.tuning.TuningBudget;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRefs;
import modelport.server.jobs.Jobs;
import modelport.server.jobs.NewJob;
import modelport.server.registry.Maker;
import modelport.server.tuning.internal.Metrics;
import modelport.server.tuning.internal.Plan;
import modelport.server.tuning.internal.Tried;

/** Writes down a tuning with its settings, and has it done. */
@Singleton
class TuningStart {
    private static final String SETTINGS = """
            insert into tuning_setting (project_id, tuning_id, number, params_digest, trainer, setting, initial)
            select ?, ?, number, digest, trainer, "values", initial from jsonb_to_recordset(?) as tried
                (number integer, digest varchar(64), trainer varchar(64), "values" jsonb, initial boolean)
            """;

    private final TuningViews views;
    private final DatasetRefs datasets;
    private final Jobs jobs;
    private final Journal journal;
    private final Tools tools;

    TuningStart(TuningViews views, DatasetRefs datasets, Jobs jobs, Journal journal, Tools tools) {
        this.views = views;
        this.datasets = datasets;
        this.jobs = jobs;
        this.journal = journal;
        this.tools = tools;
    }

    /** Where rows, identities and time come from. */
    @Singleton
    record Tools(Sql sql, Ids ids, Clock clock) {}

    /** What the job is about. */
    record Input(UUID tuning) {}

    /** The rows must be ready, and stay so until this is written. */
    @Transactional
    TuningAccepted start(Maker maker, ProjectRef project, NewTuning wanted, Plan plan, Consumer<TuningAccepted> then) {
        datasets.holdReady(project, plan.dataset().dataset(), plan.dataset().number());
        boolean there = tools.sql()
                .first(
                        "select id from model where id = ? and archived_at is null for share",
                        row -> row.uuid("id"),
                        plan.model())
                .isPresent();
        if (!there) {
            throw new ProblemException(
                    new Problem.NotFound("model", wanted.model().value()));
        }
        UUID id = tools.ids().next();
        insert(maker, project, id, wanted, plan);
        tools.sql().update(SETTINGS, project.id(), id, new Json(plan.settings()));
        Map<String, String> subject = Tunings.subject(wanted.model(), id);
        UUID job = jobs.enqueue(new NewJob(
                Tunings.KIND,
                Optional.of(project.id()),
                subject,
                new Input(id),
                Optional.of(id.toString()),
                Optional.of(maker.username())));
        tools.sql().update("update tuning set job_id = ? where id = ?", job, id);
        var asked = Map.of(
                "searches", wanted.searches(),
                "dataset", plan.dataset().subject(),
                "settings", plan.settings().size(),
                "folds", plan.folds(),
                "metric", plan.metric().code(),
                "seed", plan.seed());
        journal.note(maker.actor(), project.id(), "tuning.created", subject, new Audit.Change(null, asked));
        var accepted = new TuningAccepted(views.find(project.id(), id).orElseThrow(), job);
        then.accept(accepted);
        return accepted;
    }

    private void insert(Maker maker, ProjectRef project, UUID id, NewTuning wanted, Plan plan) {
        tools.sql()
                .update(
                        """
                        insert into tuning (id, project_id, model_id, dataset_version_id, title, note, searches, label,
                            columns, classes, rows, folds, metric, higher_is_better, seed, threads, budget, auto_promote,
                            settings, state, code_version, created_by, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::integer, ?, ?, ?, 'RUNNING', ?, ?, ?)
                        """,
                        id,
                        project.id(),
                        plan.model(),
                        plan.dataset().id(),
                        Objects.requireNonNullElse(wanted.title(), ""),
                        Objects.requireNonNullElse(wanted.note(), ""),
                        new Json(wanted.searches()),
                        plan.label(),
                        new Json(plan.columns()),
                        new Json(plan.classes()),
                        plan.rows(),
                        plan.folds(),
                        plan.metric().code(),
                        Metrics.isHigherBetter(plan.metric()),
                        plan.seed(),
                        wanted.threads(),
                        new Json(Objects.requireNonNullElseGet(wanted.budget(), TuningBudget::none)),
                        Boolean.TRUE.equals(wanted.autoPromote()),
                        plan.settings().size(),
                        codeVersion(),
                        maker.username(),
                        tools.clock().instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static String codeVersion() {
        return Optional.ofNullable(Tried.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
