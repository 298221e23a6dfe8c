package modelport.ui.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.tuning.FoldScore;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.TrialState;
import modelport.contract.tuning.TunedModel;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningBudget;
import modelport.contract.tuning.TuningState;
import org.jspecify.annotations.Nullable;

/** One tuning in memory, as far as it is. */
final class FakeTuning {
    final UUID id = UUID.randomUUID();
    final NewTuning wanted;
    final UUID job;
    final int folds;
    private final DatasetVersion rows;
    private final boolean higherIsBetter;
    private final String metric;
    private final List<Setting> settings = new ArrayList<>();
    private final Instant createdAt = FakeModelport.now();
    TuningState state = TuningState.RUNNING;
    int done;

    @Nullable
    Message reason;

    @Nullable
    Integer version;

    private @Nullable Instant finishedAt;

    private record Setting(String trainer, Map<String, Object> values, boolean initial) {}

    FakeTuning(NewTuning wanted, DatasetVersion rows, UUID job) {
        this.wanted = wanted;
        this.rows = rows;
        this.job = job;
        this.folds = Objects.requireNonNullElse(wanted.folds(), 5);
        this.metric = Objects.requireNonNullElse(wanted.metric(), "accuracy");
        this.higherIsBetter = FakeTrainers.catalogue().metrics().stream()
                .filter(each -> each.code().equals(metric))
                .allMatch(each -> each.higherIsBetter());
        for (TrainerSearch search : wanted.searches()) {
            Map<String, Object> initial = FakeTrainers.initial(search.trainer());
            if (Boolean.TRUE.equals(wanted.baseline())) {
                settings.add(new Setting(search.trainer(), initial, true));
            }
            FakeTrainers.settings(search, Objects.requireNonNullElse(wanted.seed(), 0L)).stream()
                    .filter(each -> settings.stream()
                            .noneMatch(known -> known.values().equals(each)
                                    && known.trainer().equals(search.trainer())))
                    .forEach(each -> settings.add(new Setting(search.trainer(), each, each.equals(initial))));
        }
    }

    int all() {
        return settings.size() * folds;
    }

    void end(TuningState how, @Nullable Message why) {
        state = how;
        reason = why;
        finishedAt = FakeModelport.now();
    }

    /** As they are tried. */
    List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            trials.add(trial(i));
        }
        return trials;
    }

    /** The best ones first, and those without a mean last. */
    List<Trial> best() {
        Comparator<Trial> byMean = Comparator.comparingDouble(each -> Objects.requireNonNullElse(each.mean(), 0.0));
        List<Trial> sorted = new ArrayList<>(trials().stream()
                .filter(each -> each.mean() != null)
                .sorted(higherIsBetter ? byMean.reversed() : byMean)
                .toList());
        trials().stream().filter(each -> each.mean() == null).forEach(sorted::add);
        return sorted;
    }

    private Trial trial(int index) {
        Setting setting = settings.get(index);
        int known = Math.clamp(done - (long) index * folds, 0, folds);
        List<FoldScore> scores = new ArrayList<>();
        for (int fold = 0; fold < known; fold++) {
            double score = FakeTrainers.score(setting.trainer(), setting.values(), fold);
            double time = 180 + 2.4 * number(setting, "n_estimators") + 31 * fold;
            scores.add(new FoldScore(fold, higherIsBetter ? score : 1 - score, time, index > 5 ? 2 : 1));
        }
        boolean over = known == folds;
        double mean = scores.stream().mapToDouble(FoldScore::score).average().orElse(0);
        double deviation = Math.sqrt(scores.stream()
                .mapToDouble(each -> Math.pow(each.score() - mean, 2))
                .average()
                .orElse(0));
        return new Trial(
                index + 1,
                setting.trainer(),
                setting.values(),
                Samples.digestOf(setting.trainer() + new TreeMap<>(setting.values())),
                setting.initial(),
                over ? TrialState.DONE : known > 0 ? TrialState.RUNNING : TrialState.WAITING,
                scores,
                over ? mean : null,
                over ? deviation : null,
                scores.stream().mapToDouble(FoldScore::trainMs).sum(),
                null);
    }

    Optional<Trial> winner() {
        return best().stream().filter(each -> each.mean() != null).findFirst();
    }

    Tuning tuning() {
        Trial best = winner().orElse(null);
        Trial baseline = best().stream()
                .filter(each -> each.initial() && each.mean() != null && Boolean.TRUE.equals(wanted.baseline()))
                .findFirst()
                .orElse(null);
        boolean trained = best != null && state == TuningState.DONE;
        return new Tuning(
                id,
                wanted.model(),
                Objects.requireNonNullElse(wanted.title(), ""),
                Objects.requireNonNullElse(wanted.note(), ""),
                wanted.searches(),
                new DatasetUse(rows.dataset(), rows.number(), Objects.requireNonNullElse(rows.digest(), "")),
                Objects.requireNonNullElse(rows.label(), ""),
                columns(),
                metric.equals("rmse") ? List.of() : List.of("billing", "delivery", "returns"),
                Objects.requireNonNullElse(rows.rows(), 0L),
                folds,
                metric,
                higherIsBetter,
                Objects.requireNonNullElse(wanted.seed(), 0L),
                wanted.threads(),
                Objects.requireNonNullElse(wanted.budget(), TuningBudget.none()),
                Boolean.TRUE.equals(wanted.autoPromote()),
                state,
                reason,
                settings.size(),
                done,
                all(),
                best,
                baseline,
                trained && best != null ? model(best) : null,
                version,
                done * 640L,
                "AMD EPYC 7B13, 2 cores",
                "0.1.0",
                "ada",
                createdAt,
                finishedAt,
                job);
    }

    private TunedModel model(Trial best) {
        long learned = Objects.requireNonNullElse(rows.rows(), 0L);
        return new TunedModel(best.number(), Samples.digestOf("winner" + id), 412_480, learned, 1_940, 3.1e-7);
    }

    private List<String> columns() {
        return wanted.columns() != null
                ? wanted.columns()
                : rows.columns().stream()
                        .filter(each -> !each.ignored())
                        .map(DatasetColumn::name)
                        .filter(each -> !each.equals(rows.label()))
                        .toList();
    }

    private static double number(Setting setting, String name) {
        return setting.values().get(name) instanceof Number number ? number.doubleValue() : 0;
    }
}
