package modelport.server.evaluation;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationAccepted;
import modelport.contract.evaluation.NewEvaluation;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.evaluation.internal.CodeVersion;
import modelport.server.evaluation.internal.EvaluationRows;
import modelport.server.evaluation.internal.Wishes;
import modelport.server.http.Paging;
import modelport.server.jobs.Jobs;
import modelport.server.jobs.NewJob;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import org.jspecify.annotations.Nullable;

/** Has versions measured on datasets, and finds again what they were worth. */
@Singleton
public class Evaluations {
    /** The kind of job. */
    static final String KIND = "evaluation";

    /** Where chance comes from; one for all, so that whoever asks again is told the same. */
    private static final long SEED = 20_261_126;

    private final VersionRefs versions;
    private final DatasetRefs datasets;
    private final Jobs jobs;
    private final Journal journal;
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;

    Evaluations(VersionRefs versions, DatasetRefs datasets, Jobs jobs, Journal journal, Sql sql, Ids ids, Clock clock) {
        this.versions = versions;
        this.datasets = datasets;
        this.jobs = jobs;
        this.journal = journal;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the job is about. */
    record Input(UUID evaluation) {}

    /** Starts to measure; a version and a dataset that are not ready are a {@link Problem.Conflict}. */
    @Transactional
    public EvaluationAccepted create(Caller caller, ProjectRef project, Slug model, int number, NewEvaluation wishes) {
        Wishes.check(wishes);
        VersionRef version = versions.holdReady(project, model, number);
        Optional<VersionRef> reference = reference(project, version, wishes.reference());
        DatasetRef dataset = datasets.holdReady(project, new DatasetChoice(wishes.dataset(), wishes.datasetVersion()));
        DatasetRef gap = wishes.gap() == null ? null : datasets.holdReady(project, wishes.gap());
        NewEvaluation request = Wishes.filled(wishes, dataset, gap);
        UUID id = ids.next();
        UUID job = insert(caller, id, new About(version, reference.orElse(null), dataset, gap), request);
        journal.note(
                caller,
                project.id(),
                "evaluation.created",
                subject(id, version, dataset),
                new Audit.Change(null, Map.of("request", request)));
        return new EvaluationAccepted(get(project, id), job);
    }

    /** With its report; throws {@link Problem.NotFound} where there is none. */
    @ReadOnly
    public Evaluation get(ProjectRef project, UUID evaluation) {
        return sql.first(
                        EvaluationRows.WHOLE + "where e.project_id = ? and e.id = ?",
                        EvaluationRows::whole,
                        project.id(),
                        evaluation)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("evaluation", evaluation.toString())));
    }

    /** The newest first, without reports; of one model, and of one of its versions, where they are given. */
    @ReadOnly
    public Page<Evaluation> list(
            ProjectRef project, @Nullable Slug model, @Nullable Integer version, PageRequest page) {
        if (model == null && version != null) {
            throw new ProblemException(Problem.Invalid.field("version", "evaluation.version-of-which-model"));
        }
        UUID modelId = model == null ? null : model(project, model);
        UUID versionId = model == null || version == null
                ? null
                : versions.require(project, model, version).id();
        UUID after = after(page.after());
        List<Evaluation> oneMore = sql.query(
                EvaluationRows.SUMMARY + """
                where e.project_id = ? and (?::uuid is null or e.model_id = ?) and (?::uuid is null or e.version_id = ?)
                    and (?::uuid is null or e.id < ?) order by e.id desc limit ?
                """,
                EvaluationRows::summary,
                project.id(),
                modelId,
                modelId,
                versionId,
                versionId,
                after,
                after,
                page.limit() + 1);
        return Paging.page(oneMore, page, evaluation -> evaluation.id().toString());
    }

    /** What events, audit entries and jobs about an evaluation say. */
    static Map<String, String> subject(UUID evaluation, VersionRef version, DatasetRef dataset) {
        var subject = new HashMap<>(version.subject());
        subject.put("evaluation", evaluation.toString());
        subject.put("dataset", dataset.dataset().value());
        return subject;
    }

    private UUID insert(Caller caller, UUID id, About about, NewEvaluation request) {
        VersionRef version = about.version();
        sql.update(
                """
                insert into evaluation (id, project_id, model_id, version_id, dataset_version_id, reference_id, gap_id, request,
                    code_version, seed, state, created_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?)
                """,
                id,
                version.project(),
                version.modelId(),
                version.id(),
                about.dataset().id(),
                about.reference() == null ? null : about.reference().id(),
                about.gap() == null ? null : about.gap().id(),
                new Json(request),
                CodeVersion.CURRENT,
                SEED,
                caller.username(),
                clock.instant());
        UUID job = jobs.enqueue(new NewJob(
                KIND,
                Optional.of(version.project()),
                subject(id, version, about.dataset()),
                new Input(id),
                Optional.of(id.toString()),
                Optional.of(caller.username())));
        sql.update("update evaluation set job_id = ? where id = ?", job, id);
        return job;
    }

    /** The version that embeddings are compared with: the one that is named, otherwise the parent if it has files. */
    private Optional<VersionRef> reference(ProjectRef project, VersionRef version, @Nullable Integer named) {
        if (named == null) {
            return versions.parentOf(version).filter(parent -> parent.files().isPresent());
        }
        if (versions.find(project, version.model(), named).isEmpty()) {
            throw new ProblemException(Problem.Invalid.field(
                    "reference",
                    "evaluation.reference-unknown",
                    "model",
                    version.model().value(),
                    "reference",
                    Integer.toString(named)));
        }
        return Optional.of(versions.holdReady(project, version.model(), named));
    }

    private UUID model(ProjectRef project, Slug model) {
        return sql.first(
                        "select id from model where project_id = ? and name = ? and archived_at is null",
                        row -> row.uuid("id"),
                        project.id(),
                        model.value())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("model", model.value())));
    }

    private static @Nullable UUID after(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Invalid.field("after", "evaluation.after-unfit"));
        }
    }

    /** What an evaluation is about. */
    private record About(
            VersionRef version,
            @Nullable VersionRef reference,
            DatasetRef dataset,
            @Nullable DatasetRef gap) {}
}
