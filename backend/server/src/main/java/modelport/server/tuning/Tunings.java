package modelport.server.tuning;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.registry.Model;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.TrainerCatalogue;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningAccepted;
import modelport.server.access.ProjectRef;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.datasets.DatasetVersions;
import modelport.server.http.Paging;
import modelport.server.registry.Maker;
import modelport.server.registry.Models;
import modelport.server.registry.Words;
import modelport.server.tuning.internal.Columns;
import modelport.server.tuning.internal.LabelSurvey;
import modelport.server.tuning.internal.Metrics;
import modelport.server.tuning.internal.Plan;
import modelport.server.tuning.internal.Requests;
import modelport.server.tuning.internal.Trainers;
import modelport.training.tuning.Trainer;
import org.jspecify.annotations.Nullable;

/** Has good settings searched for, and shows what was found. */
@Singleton
public class Tunings {
    /** The kind of job. */
    static final String KIND = "tuning";

    private static final int LONGEST_NOTE = 10_000;
    private static final PageRequest ALL = new PageRequest(100_000, null, null);

    private final TuningViews views;
    private final Models models;
    private final DatasetRefs datasets;
    private final DatasetVersions summaries;
    private final TuningStart start;
    private final TuningConfig config;

    Tunings(
            TuningViews views,
            Models models,
            DatasetRefs datasets,
            DatasetVersions summaries,
            TuningStart start,
            TuningConfig config) {
        this.views = views;
        this.models = models;
        this.datasets = datasets;
        this.summaries = summaries;
        this.start = start;
        this.config = config;
    }

    /** What can be tuned, and how. */
    public TrainerCatalogue trainers() {
        return Trainers.catalogue();
    }

    /**
     * Starts to try settings. The label's column is read before the transaction begins: how many rows each class has
     * says whether the folds can be made.
     */
    public TuningAccepted create(Maker maker, ProjectRef project, NewTuning wanted) {
        return create(maker, project, wanted, _ -> {});
    }

    /** The same; {@code then} is part of the transaction that starts it. */
    public TuningAccepted create(Maker maker, ProjectRef project, NewTuning wanted, Consumer<TuningAccepted> then) {
        return start.start(maker, project, wanted, plan(project, wanted), then);
    }

    /** With its best trial; throws {@link Problem.NotFound} where there is none. */
    @ReadOnly
    public Tuning get(ProjectRef project, UUID tuning) {
        return views.find(project.id(), tuning).orElseThrow(() -> notFound(tuning));
    }

    /** The newest first; of one model where it is given. */
    @ReadOnly
    public Page<Tuning> list(ProjectRef project, @Nullable Slug model, PageRequest page) {
        UUID modelId = model == null ? null : model(project, model).id();
        UUID after = after(page.after());
        List<Tuning> found = views.all("""
                where t.project_id = ? and (?::uuid is null or t.model_id = ?) and (?::uuid is null or t.id < ?)
                order by t.id desc limit ?
                """, project.id(), modelId, modelId, after, after, page.limit() + 1);
        return Paging.page(found, page, tuning -> tuning.id().toString());
    }

    /** What events, audit entries and jobs about a tuning say. */
    static Map<String, String> subject(Slug model, UUID tuning) {
        return Map.of("model", model.value(), "tuning", tuning.toString());
    }

    static ProblemException notFound(UUID tuning) {
        return new ProblemException(new Problem.NotFound("tuning", tuning.toString()));
    }

    private Plan plan(ProjectRef project, NewTuning wanted) {
        int folds = Requests.folds(wanted);
        Words.check(wanted.title(), null, null);
        String note = Objects.requireNonNullElse(wanted.note(), "");
        if (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0) {
            throw new ProblemException(
                    Problem.Invalid.field("note", "registry.too-long", "max", Integer.toString(LONGEST_NOTE)));
        }
        List<Trainer> trainers = Requests.trainers(wanted);
        Model model = model(project, wanted.model());
        DatasetRef dataset = datasets.require(project, wanted.dataset());
        DatasetRef.Table table = dataset.table().orElseThrow(() -> notReady(dataset));
        String label = table.label()
                .orElseThrow(() -> new ProblemException(Problem.Invalid.field(
                        "dataset",
                        "tuning.no-label",
                        "dataset",
                        dataset.dataset().value())));
        DatasetColumn column = table.columns().stream()
                .filter(each -> each.name().equals(label))
                .findFirst()
                .orElseThrow();
        boolean ofClasses = LabelSurvey.isOfClasses(model.task(), column.type());
        Trainers.checkKind(trainers, ofClasses, label);
        List<String> columns = Columns.chosen(wanted.columns(), table.columns(), label);
        Columns.checkGaps(columns, gaps(project, dataset), trainers);
        checkSize(table.rows(), columns.size());
        LabelSurvey survey = LabelSurvey.read(datasets.tableFile(dataset), label, ofClasses);
        survey.check(ofClasses, folds);
        long seed = Objects.requireNonNullElse(wanted.seed(), 0L);
        return new Plan(
                model.id(),
                dataset,
                label,
                columns,
                survey.classes(),
                survey.rows(),
                folds,
                Metrics.require(wanted.metric(), survey.classes().size()),
                seed,
                Requests.settings(wanted, folds, seed));
    }

    private void checkSize(long rows, int columns) {
        if (rows * columns > config.cells()) {
            throw new ProblemException(Problem.Invalid.field(
                    "dataset",
                    "tuning.too-many-cells",
                    "found",
                    Long.toString(rows * columns),
                    "most",
                    Long.toString(config.cells())));
        }
    }

    private Map<String, Long> gaps(ProjectRef project, DatasetRef dataset) {
        return summaries.columns(project, dataset.dataset(), dataset.number(), ALL).items().stream()
                .filter(summary -> summary.missing() > 0)
                .collect(Collectors.toMap(summary -> summary.column().name(), ColumnSummary::missing));
    }

    private Model model(ProjectRef project, Slug name) {
        return models.find(project, name)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("model", name.value())));
    }

    private static ProblemException notReady(DatasetRef dataset) {
        return new ProblemException(new Problem.Conflict(Message.of(
                "datasets.not-ready",
                "dataset",
                dataset.dataset().value(),
                "version",
                Integer.toString(dataset.number()),
                "state",
                dataset.state().name())));
    }

    private static @Nullable UUID after(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Invalid.field("after", "tuning.after-unfit"));
        }
    }
}
