package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.CompressionsApi;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionAccepted;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.CompressionState;
import modelport.contract.compression.Derivation;
import modelport.contract.compression.NewCompression;
import modelport.contract.compression.Promotion;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** Searches in memory; whoever tests says when the next recipe has been tried. */
public final class FakeCompressions implements CompressionsApi {
    private static final Slug ANY = new Slug("any");

    private final List<Compression> searches = new ArrayList<>();
    private final Map<UUID, Promotion> promotions = new java.util.concurrent.ConcurrentHashMap<>();
    private final FakeVersions versions;
    private final FakeDatasets datasets;
    private final FakeJobs jobs;
    private final FakeEvents events;

    FakeCompressions(FakeVersions versions, FakeDatasets datasets, FakeJobs jobs, FakeEvents events) {
        this.versions = versions;
        this.datasets = datasets;
        this.jobs = jobs;
        this.events = events;
    }

    @Override
    public synchronized CompressionAccepted create(Slug project, Slug model, int number, NewCompression wanted) {
        Version version = versions.get(project, model, number);
        if (version.state() != VersionState.READY) {
            throw new ProblemException(new Problem.Conflict(Message.of("compression.no-products")));
        }
        DatasetVersion rows = rows(project, wanted.datasets().evaluation());
        if (rows.label() == null) {
            throw new ProblemException(Problem.Invalid.field("datasets.evaluation", "compression.needs-rows"));
        }
        DatasetChoice calibration = wanted.datasets().calibration();
        UUID id = UUID.randomUUID();
        Job job = jobs.start("compression", subject(model, number, id));
        var search = new Compression(
                id,
                model,
                number,
                Objects.requireNonNullElse(version.digest(), ""),
                use(rows),
                calibration == null ? null : use(rows(project, calibration)),
                Objects.requireNonNullElse(wanted.constraints(), CompressionLimits.none()),
                CompressionState.RUNNING,
                null,
                null,
                null,
                Objects.requireNonNullElse(wanted.recipes(), FakeCandidates.recipes()).stream()
                        .map(FakeCandidates::waiting)
                        .toList(),
                List.of(),
                null,
                null,
                "0.1.0",
                "ada",
                FakeModelport.now(),
                null,
                job.id());
        searches.add(search);
        tell("compression.running", search);
        return new CompressionAccepted(search, job.id());
    }

    @Override
    public synchronized Compression get(Slug project, UUID id) {
        Compression found = searches.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("compression", id.toString())));
        boolean cancelled = found.state() == CompressionState.RUNNING
                && jobs.get(found.job()).state() == JobState.CANCELLED;
        return cancelled ? become(Weighed.ended(found, CompressionState.STOPPED, null)) : found;
    }

    @Override
    public synchronized Page<Compression> list(
            Slug project, @Nullable Slug model, @Nullable Integer version, PageRequest page) {
        List<Compression> found = searches.reversed().stream()
                .filter(each -> model == null || each.model().equals(model))
                .filter(each -> version == null || each.version() == version)
                .toList();
        return Keyset.page(found, page, each -> each.id().toString());
    }

    @Override
    public synchronized Version promote(Slug project, UUID compression, UUID candidate, Promotion promotion) {
        Compression search = get(project, compression);
        Candidate chosen = search.candidates().stream()
                .filter(each -> each.id().equals(candidate))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("candidate", candidate.toString())));
        if (chosen.promotedVersion() != null) {
            return versions.get(project, search.model(), chosen.promotedVersion());
        }
        if (chosen.state() != CandidateState.MEASURED) {
            throw new ProblemException(new Problem.Conflict(Message.of("compression.no-replacement")));
        }
        Version made = versions.derive(
                search.model(),
                search.version(),
                Objects.requireNonNullElse(promotion.title(), chosen.recipe()),
                Objects.requireNonNullElse(promotion.card(), ""));
        promotions.put(candidate, promotion);
        become(Weighed.with(
                search,
                search.candidates().stream()
                        .map(each -> each.equals(chosen) ? FakeCandidates.promoted(each, made.number()) : each)
                        .toList()));
        return made;
    }

    @Override
    public synchronized Derivation derivation(Slug project, Slug model, int version) {
        for (Compression search : searches) {
            Optional<Candidate> made = search.candidates().stream()
                    .filter(each -> search.model().equals(model) && Objects.equals(each.promotedVersion(), version))
                    .findFirst();
            if (made.isPresent()) {
                Promotion promotion = promotions.getOrDefault(made.get().id(), Promotion.plain());
                Double budget =
                        promotion.lossBudget() == null ? search.constraints().maxQualityLoss() : promotion.lossBudget();
                return new Derivation(model, version, search.version(), search.id(), made.get(), budget);
            }
        }
        throw new ProblemException(new Problem.NotFound("derivation", model + "/" + version));
    }

    /** The version itself, then one recipe after the other; the last one ends the search. */
    public synchronized Compression step(UUID id) {
        Compression search = get(ANY, id);
        if (search.state() != CompressionState.RUNNING) {
            return search;
        }
        Optional<Candidate> next = search.candidates().stream()
                .filter(each -> each.state() == CandidateState.WAITING)
                .findFirst();
        if (search.parent() == null) {
            return become(Weighed.withParent(search, FakeCandidates.parent()));
        }
        if (next.isEmpty()) {
            Compression done = become(Weighed.ended(search, CompressionState.DONE, null));
            jobs.succeed(search.job());
            return done;
        }
        Candidate tried = FakeCandidates.tried(next.get());
        return become(Weighed.with(
                search,
                search.candidates().stream()
                        .map(each -> each.id().equals(tried.id()) ? tried : each)
                        .toList()));
    }

    /** So many steps. */
    public Compression steps(UUID id, int count) {
        Compression search = get(ANY, id);
        for (int i = 0; i < count; i++) {
            search = step(id);
        }
        return search;
    }

    /** It broke off. */
    public synchronized Compression fail(UUID id, Message reason) {
        Compression failed = become(Weighed.ended(get(ANY, id), CompressionState.FAILED, reason));
        jobs.fail(failed.job(), reason);
        return failed;
    }

    private Compression become(Compression now) {
        searches.replaceAll(each -> each.id().equals(now.id()) ? now : each);
        tell("compression.measured", now);
        return now;
    }

    private void tell(String topic, Compression search) {
        events.tell(topic, subject(search.model(), search.version(), search.id()));
    }

    private static Map<String, String> subject(Slug model, int version, UUID compression) {
        return Map.of(
                "model", model.value(), "version", Integer.toString(version), "compression", compression.toString());
    }

    private DatasetVersion rows(Slug project, DatasetChoice choice) {
        int number = choice.version() == null ? 1 : choice.version();
        return datasets.version(project, choice.dataset(), number);
    }

    private static DatasetUse use(DatasetVersion rows) {
        return new DatasetUse(rows.dataset(), rows.number(), Objects.requireNonNullElse(rows.digest(), ""));
    }
}
