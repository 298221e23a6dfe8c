package modelport.ui.fakes;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import modelport.contract.DatasetsApi;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetChange;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.DatasetRows;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionAccepted;
import modelport.contract.datasets.DatasetVersionChange;
import modelport.contract.datasets.NewDataset;
import modelport.contract.datasets.NewDatasetVersion;
import modelport.contract.jobs.Job;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** Datasets in memory; whoever tests says when an import ends. */
public final class FakeDatasets implements DatasetsApi {
    private final NavigableMap<Slug, Dataset> datasets = new ConcurrentSkipListMap<>();
    private final Map<Slug, List<DatasetVersion>> versions = new ConcurrentHashMap<>();
    private final Map<UUID, FakeTable> tables = new ConcurrentHashMap<>();
    private final Map<UUID, String> brought = new ConcurrentHashMap<>();
    private final Map<UUID, DatasetMetadata> said = new ConcurrentHashMap<>();
    private final FakeJobs jobs;
    private final FakeUploads uploads;
    private final FakeEvents events;

    FakeDatasets(FakeJobs jobs, FakeUploads uploads, FakeEvents events) {
        this.jobs = jobs;
        this.uploads = uploads;
        this.events = events;
    }

    @Override
    public Dataset create(Slug project, NewDataset wanted) {
        var now = FakeModelport.now();
        var dataset = new Dataset(
                UUID.randomUUID(),
                wanted.name(),
                Objects.requireNonNullElse(wanted.title(), wanted.name().value()),
                Objects.requireNonNullElse(wanted.card(), ""),
                Objects.requireNonNullElse(wanted.tags(), List.of()),
                "ada",
                0,
                null,
                false,
                now,
                now,
                1);
        if (datasets.putIfAbsent(wanted.name(), dataset) != null) {
            throw new ProblemException(new Problem.Conflict(
                    Message.of("registry.name-taken", "name", wanted.name().value())));
        }
        events.tell("dataset.created", Map.of("dataset", wanted.name().value()));
        return dataset;
    }

    @Override
    public Dataset get(Slug project, Slug name) {
        Dataset dataset = datasets.get(name);
        if (dataset == null) {
            throw new ProblemException(new Problem.NotFound("dataset", name.value()));
        }
        return dataset;
    }

    @Override
    public Page<Dataset> list(Slug project, PageRequest page, @Nullable DatasetRole role) {
        List<Dataset> found = datasets.values().stream()
                .filter(dataset -> !dataset.archived() && matches(dataset, page.query()))
                .filter(dataset -> role == null || hasRole(dataset.name(), role))
                .toList();
        return Keyset.page(found, page, dataset -> dataset.name().value());
    }

    @Override
    public Page<Dataset> archived(Slug project, PageRequest page) {
        List<Dataset> found = datasets.values().stream()
                .filter(dataset -> dataset.archived() && matches(dataset, page.query()))
                .toList();
        return Keyset.page(found, page, dataset -> dataset.name().value());
    }

    @Override
    public Dataset change(Slug project, Slug name, long rowVersion, DatasetChange change) {
        if (get(project, name).rowVersion() != rowVersion) {
            throw new ProblemException(new Problem.Stale(Message.of("stale")));
        }
        return update(name, old -> FakeDatasetCopies.changed(old, change, FakeModelport.now()));
    }

    @Override
    public DatasetVersionAccepted createVersion(Slug project, Slug dataset, NewDatasetVersion wanted) {
        get(project, dataset);
        DatasetMetadata metadata = Objects.requireNonNullElseGet(wanted.metadata(), DatasetMetadata::nothing);
        DatasetVersion base = wanted.basedOn() == null ? null : version(project, dataset, wanted.basedOn());
        int number = all(dataset).size() + 1;
        Job job = jobs.start("dataset-import", Map.of("dataset", dataset.value(), "version", Integer.toString(number)));
        DatasetVersion version = FakeDatasetCopies.importing(dataset, number, metadata, base, job.id());
        all(dataset).add(version);
        said.put(version.id(), metadata);
        brought.put(
                version.id(),
                base == null
                        ? upload(wanted)
                        : Objects.requireNonNull(base.file()).name());
        if (base != null && tables.containsKey(base.id())) {
            tables.put(version.id(), tables.get(base.id()));
        }
        tell(version);
        return new DatasetVersionAccepted(version, job.id());
    }

    private String upload(NewDatasetVersion wanted) {
        if (wanted.uploads() == null || wanted.uploads().size() != 1) {
            throw new ProblemException(Problem.Invalid.field("uploads", "registry.no-files"));
        }
        return uploads.name(wanted.uploads().getFirst());
    }

    @Override
    public DatasetVersion version(Slug project, Slug dataset, int number) {
        return all(dataset).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(new Problem.NotFound("dataset-version", dataset + "/" + number)));
    }

    @Override
    public Page<DatasetVersion> versions(Slug project, Slug dataset, PageRequest page) {
        get(project, dataset);
        return Keyset.page(all(dataset).reversed(), page, each -> Integer.toString(each.number()));
    }

    @Override
    public DatasetVersion changeVersion(
            Slug project, Slug dataset, int number, long rowVersion, DatasetVersionChange change) {
        DatasetVersion old = version(project, dataset, number);
        if (old.rowVersion() != rowVersion) {
            throw new ProblemException(new Problem.Stale(Message.of("stale")));
        }
        return become(FakeDatasetCopies.changed(old, change));
    }

    @Override
    public DatasetRows rows(Slug project, Slug dataset, int number, PageRequest page) {
        FakeTable table = table(version(project, dataset, number));
        long after = page.after() == null ? 0 : Long.parseLong(page.after());
        var rows = table.rows(after, page.limit());
        boolean more = !rows.isEmpty() && rows.getLast().number() < table.rows();
        return new DatasetRows(
                table.columns(), rows, more ? Long.toString(rows.getLast().number()) : null);
    }

    @Override
    public Page<ColumnSummary> columns(Slug project, Slug dataset, int number, PageRequest page) {
        List<ColumnSummary> all = table(version(project, dataset, number)).summaries();
        return Keyset.page(all, page, each -> each.column().name());
    }

    @Override
    public InputStream file(Slug project, Slug dataset, int number) {
        version(project, dataset, number);
        return new ByteArrayInputStream("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    }

    /** A dataset as if it were made then. */
    public void put(Dataset dataset) {
        datasets.put(dataset.name(), dataset);
    }

    /** A version with its table, as if it were read then. */
    void put(DatasetVersion version, @Nullable FakeTable table) {
        all(version.dataset()).add(version);
        if (table != null) {
            tables.put(version.id(), table);
        }
        tell(version);
    }

    /** What was said about a version when it was made. */
    public DatasetMetadata said(DatasetVersion version) {
        return said.getOrDefault(version.id(), DatasetMetadata.nothing());
    }

    /** What an import finds: a table of flowers, unless the file's name says that it is broken or empty. */
    public DatasetVersion finishImport(Slug dataset, int number) {
        DatasetVersion old = version(new Slug("any"), dataset, number);
        String file = brought.getOrDefault(old.id(), "flowers.csv");
        FakeTable table = tables.getOrDefault(old.id(), FakeTables.flowers());
        DatasetVersion found = FakeDatasetCopies.found(old, file, table, said(old));
        if (found.state() == VersionState.READY) {
            tables.put(old.id(), table);
        }
        become(found);
        if (old.job() != null) {
            jobs.succeed(old.job());
        }
        return found;
    }

    private DatasetVersion become(DatasetVersion now) {
        List<DatasetVersion> all = all(now.dataset());
        all.replaceAll(each -> each.id().equals(now.id()) ? now : each);
        tell(now);
        return now;
    }

    private void tell(DatasetVersion version) {
        update(version.dataset(), old -> FakeDatasetCopies.latest(old, all(version.dataset())));
        events.tell(
                "dataset-version.changed",
                Map.of("dataset", version.dataset().value(), "version", Integer.toString(version.number())));
    }

    private FakeTable table(DatasetVersion version) {
        FakeTable table = tables.get(version.id());
        if (table == null) {
            throw new ProblemException(new Problem.Conflict(Message.of("stale")));
        }
        return table;
    }

    private boolean hasRole(Slug dataset, DatasetRole role) {
        return all(dataset).stream()
                .anyMatch(each ->
                        each.state() == VersionState.READY && each.roles().contains(role));
    }

    private static boolean matches(Dataset dataset, @Nullable String query) {
        String words = query == null ? "" : query.toLowerCase(Locale.ROOT);
        return (dataset.name() + "\n" + dataset.title() + "\n" + String.join("\n", dataset.tags()))
                .toLowerCase(Locale.ROOT)
                .contains(words);
    }

    private List<DatasetVersion> all(Slug dataset) {
        return versions.computeIfAbsent(dataset, _ -> new ArrayList<>());
    }

    private Dataset update(Slug name, UnaryOperator<Dataset> change) {
        Dataset dataset = Objects.requireNonNull(datasets.computeIfPresent(name, (_, old) -> change.apply(old)));
        events.tell("dataset.changed", Map.of("dataset", name.value()));
        return dataset;
    }
}
