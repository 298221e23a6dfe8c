package modelport.server.compression;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import modelport.compression.Recipe;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionAccepted;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.NewCompression;
import modelport.contract.registry.Model;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.compression.internal.CandidateEntities;
import modelport.server.compression.internal.CandidateEntity;
import modelport.server.compression.internal.CompressionEntities;
import modelport.server.compression.internal.CompressionEntity;
import modelport.server.compression.internal.Requests;
import modelport.server.database.Ids;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.http.Paging;
import modelport.server.jobs.Jobs;
import modelport.server.jobs.NewJob;
import modelport.server.registry.Models;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import org.jspecify.annotations.Nullable;

/** Has versions searched for smaller ones, and shows what was found. */
@Singleton
public class Compressions {
    /** The kind of job. */
    static final String KIND = "compression";

    /** How the file of a graph is called, whatever it was made of, and what a graph is that was brought. */
    private static final String GRAPH = ".onnx";

    private static final String FORMAT = "ONNX";
    private static final UUID LAST = new UUID(-1, -1);

    private final CompressionEntities entities;
    private final CandidateEntities candidates;
    private final CompressionViews views;
    private final References references;
    private final Jobs jobs;
    private final Journal journal;
    private final Tools tools;

    Compressions(
            CompressionEntities entities,
            CandidateEntities candidates,
            CompressionViews views,
            References references,
            Jobs jobs,
            Journal journal,
            Tools tools) {
        this.entities = entities;
        this.candidates = candidates;
        this.views = views;
        this.references = references;
        this.jobs = jobs;
        this.journal = journal;
        this.tools = tools;
    }

    /** What searches are about. */
    @Singleton
    record References(Models models, VersionRefs versions, DatasetRefs datasets) {}

    /** Where identities and time come from. */
    @Singleton
    record Tools(Ids ids, Clock clock) {}

    /** What the job is about. */
    record Input(UUID compression, String task) {}

    /** Starts to try recipes on a version that is ready. */
    @Transactional
    public CompressionAccepted create(
            Caller caller, ProjectRef project, Slug model, int number, NewCompression wanted) {
        VersionRef version = references.versions().holdReady(project, model, number);
        CompressionLimits limits = Objects.requireNonNullElseGet(wanted.constraints(), CompressionLimits::none);
        Requests.check(limits);
        VersionRef.Files files = version.files().orElseThrow();
        requireGraph(files);
        List<Recipe> recipes = Requests.recipes(wanted.recipes(), files.signature());
        CompressionEntity entity = store(caller, project, version, wanted, limits);
        for (int i = 0; i < recipes.size(); i++) {
            Recipe recipe = recipes.get(i);
            candidates.save(
                    CandidateEntity.waiting(tools.ids().next(), entity, i, recipe.code(), Requests.steps(recipe)));
        }
        UUID job = jobs.enqueue(new NewJob(
                KIND,
                Optional.of(project.id()),
                subject(version, entity.getId()),
                new Input(entity.getId(), task(project, model)),
                Optional.of(entity.getId().toString()),
                Optional.of(caller.username())));
        entity.searchedBy(job);
        entities.saveAndFlush(entity);
        var asked = new Audit.Change(
                null, Map.of("recipes", recipes.stream().map(Recipe::code).toList(), "limits", limits));
        journal.note(caller, project.id(), "compression.running", subject(version, entity.getId()), asked);
        return new CompressionAccepted(views.of(entity), job);
    }

    /** With candidates as far as they are measured; throws {@link Problem.NotFound} where there is none. */
    @ReadOnly
    public Compression get(ProjectRef project, UUID compression) {
        return views.of(
                entities.findByProjectIdAndId(project.id(), compression).orElseThrow(() -> notFound(compression)));
    }

    /** The newest first. */
    @ReadOnly
    public Page<Compression> list(
            ProjectRef project, @Nullable Slug model, @Nullable Integer version, PageRequest page) {
        List<CompressionEntity> found = found(project, model, version, before(page.after()), page.limit() + 1);
        Page<CompressionEntity> shown =
                Paging.page(found, page, entity -> entity.getId().toString());
        return new Page<>(views.of(project.id(), shown.items()), shown.next());
    }

    /** What events, audit entries and jobs about a search say. */
    static Map<String, String> subject(VersionRef version, UUID compression) {
        return Map.of(
                "model", version.model().value(),
                "version", Integer.toString(version.number()),
                "compression", compression.toString());
    }

    static ProblemException notFound(UUID compression) {
        return new ProblemException(new Problem.NotFound("compression", compression.toString()));
    }

    private CompressionEntity store(
            Caller caller, ProjectRef project, VersionRef version, NewCompression wanted, CompressionLimits limits) {
        DatasetRef evaluation =
                references.datasets().holdReady(project, wanted.datasets().evaluation());
        UUID calibration = Optional.ofNullable(wanted.datasets().calibration())
                .map(choice -> references.datasets().holdReady(project, choice).id())
                .filter(id -> !id.equals(evaluation.id()))
                .orElse(null);
        var about = new CompressionEntity.Subject(
                project.id(), version.modelId(), version.id(), evaluation.id(), calibration);
        var making = new CompressionEntity.Making(
                caller.username(), tools.clock().instant().truncatedTo(ChronoUnit.MICROS), codeVersion());
        return entities.saveAndFlush(CompressionEntity.running(tools.ids().next(), about, limits, making));
    }

    private static void requireGraph(VersionRef.Files files) {
        if (!files.mainFile().endsWith(GRAPH) && !files.format().equals(FORMAT)) {
            throw new ProblemException(
                    new Problem.Conflict(Message.of("compression.no-graph", "kind", files.format())));
        }
    }

    private String task(ProjectRef project, Slug model) {
        return references.models().find(project, model).map(Model::task).orElseThrow();
    }

    private List<CompressionEntity> found(
            ProjectRef project, @Nullable Slug model, @Nullable Integer version, UUID before, int limit) {
        if (model == null) {
            if (version != null) {
                throw new ProblemException(Problem.Invalid.field("version", "compression.version-of-no-model"));
            }
            return entities.page(project.id(), before, limit);
        }
        if (version == null) {
            UUID id = references
                    .models()
                    .find(project, model)
                    .map(Model::id)
                    .orElseThrow(() -> new ProblemException(new Problem.NotFound("model", model.value())));
            return entities.pageOfModel(project.id(), id, before, limit);
        }
        UUID id = references.versions().require(project, model, version).id();
        return entities.pageOfVersion(project.id(), id, before, limit);
    }

    private static UUID before(@Nullable String after) {
        if (after == null) {
            return LAST;
        }
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Invalid.field("after", "compression.after-unfit"));
        }
    }

    private static String codeVersion() {
        return Optional.ofNullable(Compressions.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
