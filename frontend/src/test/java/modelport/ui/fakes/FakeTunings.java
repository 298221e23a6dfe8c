package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.TuningsApi;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.ParameterResponse;
import modelport.contract.tuning.ParameterResponse.Point;
import modelport.contract.tuning.TrainerCatalogue;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.TrialOrder;
import modelport.contract.tuning.TunedVersion;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningAccepted;
import modelport.contract.tuning.TuningState;
import modelport.contract.tuning.WinnerPromotion;
import org.jspecify.annotations.Nullable;

/** Tunings in memory; whoever tests says when the next fits are done. */
public final class FakeTunings implements TuningsApi {
    private final List<FakeTuning> tunings = new ArrayList<>();
    private final FakeVersions versions;
    private final FakeDatasets datasets;
    private final FakeJobs jobs;
    private final FakeEvents events;

    FakeTunings(FakeVersions versions, FakeDatasets datasets, FakeJobs jobs, FakeEvents events) {
        this.versions = versions;
        this.datasets = datasets;
        this.jobs = jobs;
        this.events = events;
    }

    @Override
    public TrainerCatalogue trainers() {
        return FakeTrainers.catalogue();
    }

    @Override
    public synchronized TuningAccepted create(Slug project, NewTuning wanted) {
        versions.models().get(project, wanted.model());
        DatasetVersion rows = rows(project, wanted.dataset());
        if (rows.label() == null) {
            throw new ProblemException(Problem.Invalid.field("dataset", "tuning.no-label", "dataset", "it"));
        }
        Job job = jobs.start("tuning", Map.of("model", wanted.model().value()));
        var tuning = new FakeTuning(wanted, rows, job.id());
        tunings.add(tuning);
        tell(tuning);
        return new TuningAccepted(tuning.tuning(), job.id());
    }

    @Override
    public synchronized Tuning get(Slug project, UUID id) {
        return find(id).tuning();
    }

    @Override
    public synchronized Page<Tuning> list(Slug project, @Nullable Slug model, PageRequest page) {
        List<Tuning> found = tunings.reversed().stream()
                .map(each -> find(each.id).tuning())
                .filter(each -> model == null || each.model().equals(model))
                .toList();
        return Keyset.page(found, page, each -> each.id().toString());
    }

    @Override
    public synchronized Page<Trial> trials(Slug project, UUID id, TrialOrder order, PageRequest page) {
        FakeTuning tuning = find(id);
        return Keyset.page(
                order == TrialOrder.BEST ? tuning.best() : tuning.trials(),
                page,
                each -> Integer.toString(each.number()));
    }

    @Override
    public synchronized List<ParameterResponse> responses(Slug project, UUID id) {
        List<Trial> known =
                find(id).trials().stream().filter(each -> each.mean() != null).toList();
        List<ParameterResponse> responses = new ArrayList<>();
        Set<String> trainers = new TreeSet<>(known.stream().map(Trial::trainer).toList());
        for (String trainer : trainers) {
            FakeTrainers.initial(trainer)
                    .keySet()
                    .forEach(name -> response(trainer, name, known).ifPresent(responses::add));
        }
        return responses;
    }

    private static java.util.Optional<ParameterResponse> response(String trainer, String name, List<Trial> known) {
        Map<Object, DoubleSummaryStatistics> byValue = new TreeMap<>(
                Comparator.<Object>comparingDouble(each -> each instanceof Number number ? number.doubleValue() : 0)
                        .thenComparing(Object::toString));
        known.stream()
                .filter(each -> each.trainer().equals(trainer))
                .forEach(each -> byValue.computeIfAbsent(
                                Objects.requireNonNull(each.setting().get(name)), _ -> new DoubleSummaryStatistics())
                        .accept(Objects.requireNonNullElse(each.mean(), 0.0)));
        if (byValue.size() < 2) {
            return java.util.Optional.empty();
        }
        List<Point> points = grouped(new ArrayList<>(byValue.entrySet()));
        boolean logarithmic = name.equals("learning_rate") || name.equals("C");
        return java.util.Optional.of(new ParameterResponse(trainer, name, logarithmic, points));
    }

    /** Many values are put together, as many in each group as it takes for twenty. */
    private static List<Point> grouped(List<Map.Entry<Object, DoubleSummaryStatistics>> values) {
        int size = (values.size() + 19) / 20;
        List<Point> points = new ArrayList<>();
        for (int from = 0; from < values.size(); from += size) {
            var group = values.subList(from, Math.min(values.size(), from + size));
            var all = new DoubleSummaryStatistics();
            group.forEach(each -> all.combine(each.getValue()));
            Object middle = group.get(group.size() / 2).getKey();
            points.add(new Point(middle, (int) all.getCount(), all.getAverage(), 0, all.getMin(), all.getMax()));
        }
        return points;
    }

    @Override
    public synchronized Version promote(Slug project, UUID id, WinnerPromotion promotion) {
        FakeTuning tuning = find(id);
        Slug model = tuning.wanted.model();
        if (tuning.version != null) {
            return versions.get(project, model, tuning.version);
        }
        Trial best = tuning.winner()
                .filter(_ -> tuning.state == TuningState.DONE)
                .orElseThrow(() -> new ProblemException(new Problem.Conflict(Message.of("tuning.no-winner"))));
        Version made = versions.tuned(
                model,
                Objects.requireNonNullElse(promotion.title(), best.trainer()),
                Objects.requireNonNullElse(promotion.card(), ""));
        tuning.version = made.number();
        tell(tuning);
        return made;
    }

    @Override
    public synchronized TunedVersion origin(Slug project, Slug model, int version) {
        return tunings.stream()
                .filter(each -> each.wanted.model().equals(model) && Objects.equals(each.version, version))
                .findFirst()
                .map(each -> new TunedVersion(
                        model, version, each.tuning(), each.winner().orElseThrow()))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("tuning", model + "/" + version)));
    }

    /** So many more scores are known; the last one ends it. */
    public synchronized Tuning step(UUID id, int fits) {
        FakeTuning tuning = find(id);
        if (tuning.state == TuningState.RUNNING) {
            tuning.done = Math.min(tuning.all(), tuning.done + fits);
            if (tuning.done == tuning.all()) {
                tuning.end(TuningState.DONE, null);
                jobs.succeed(tuning.job);
            }
            tell(tuning);
        }
        return tuning.tuning();
    }

    /** It broke off. */
    public synchronized Tuning fail(UUID id, Message reason) {
        FakeTuning tuning = find(id);
        tuning.end(TuningState.FAILED, reason);
        jobs.fail(tuning.job, reason);
        tell(tuning);
        return tuning.tuning();
    }

    private FakeTuning find(UUID id) {
        FakeTuning found = tunings.stream()
                .filter(each -> each.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("tuning", id.toString())));
        if (found.state == TuningState.RUNNING && jobs.get(found.job).state() == JobState.CANCELLED) {
            found.end(TuningState.STOPPED, null);
        }
        return found;
    }

    private void tell(FakeTuning tuning) {
        events.tell("tuning.changed", Map.of("model", tuning.wanted.model().value(), "tuning", tuning.id.toString()));
    }

    private DatasetVersion rows(Slug project, DatasetChoice choice) {
        if (choice.version() != null) {
            return datasets.version(project, choice.dataset(), choice.version());
        }
        return datasets.versions(project, choice.dataset(), PageRequest.first()).items().stream()
                .filter(each -> each.state() == VersionState.READY)
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("version", "newest")));
    }
}
