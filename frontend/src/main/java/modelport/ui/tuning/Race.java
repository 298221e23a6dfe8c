package modelport.ui.tuning;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.tuning.ParameterResponse;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.TrialState;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningState;
import org.jspecify.annotations.Nullable;

/** A tuning with its settings in the order of their scores, and what follows from them. */
record Race(Tuning tuning, List<Trial> trials, boolean complete, List<ParameterResponse> responses) {
    Race {
        trials = List.copyOf(trials);
        responses = List.copyOf(responses);
    }

    boolean isRunning() {
        return tuning.state() == TuningState.RUNNING;
    }

    /** Whether a page about {@code before} has the same parts. */
    boolean hasFrameOf(Race before) {
        Tuning other = before.tuning;
        return tuning.id().equals(other.id())
                && tuning.state() == other.state()
                && Objects.equals(tuning.winnerVersion(), other.winnerVersion())
                && Objects.equals(tuning.winner(), other.winner());
    }

    Optional<Trial> best() {
        return Optional.ofNullable(tuning.best());
    }

    boolean isBest(Trial trial) {
        return best().filter(each -> each.number() == trial.number()).isPresent();
    }

    /** Whether it is no further from the best than the best's folds are from each other. */
    boolean isEqual(Trial trial) {
        if (isBest(trial) || trial.mean() == null) {
            return false;
        }
        double mean = trial.mean();
        return best().filter(each -> each.mean() != null && each.deviation() != null)
                .filter(each -> Math.abs(value(each.mean()) - mean) <= value(each.deviation()))
                .isPresent();
    }

    long equals() {
        return trials.stream().filter(this::isEqual).count();
    }

    List<Trial> scored() {
        return trials.stream()
                .filter(each -> each.state() == TrialState.DONE && each.mean() != null)
                .toList();
    }

    /** The parameters of a trainer that somebody wanted different values of. */
    List<String> varied(String trainer) {
        Set<String> names = new TreeSet<>();
        tuning.searches().stream()
                .filter(each -> each.trainer().equals(trainer))
                .flatMap(Race::names)
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** Trainers that more than the initial values were tried of. */
    List<String> trainers() {
        return tuning.searches().stream().map(TrainerSearch::trainer).toList();
    }

    /** How far apart scores lie, from the worst end of an interval to the best one. */
    double[] span() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Trial each : scored()) {
            double mean = value(each.mean());
            double deviation = value(each.deviation());
            low = Math.min(low, mean - deviation);
            high = Math.max(high, mean + deviation);
        }
        return high > low ? new double[] {low, high} : new double[] {low - 0.5, low + 0.5};
    }

    /** Where a score lies between the worst at 0 and the best at 1. */
    double place(double score, double[] span) {
        double share = (score - span[0]) / (span[1] - span[0]);
        return tuning.higherIsBetter() ? share : 1 - share;
    }

    /** How much better the best is than the initial values; empty where these were not tried, or are the best. */
    Optional<Double> gain() {
        Trial baseline = tuning.baseline();
        if (baseline == null || baseline.mean() == null || best().isEmpty() || isBest(baseline)) {
            return Optional.empty();
        }
        return best().map(each -> value(each.mean()) - value(baseline.mean()));
    }

    static double value(@Nullable Double number) {
        return number == null ? 0 : number;
    }

    private static Stream<String> names(TrainerSearch search) {
        Stream<String> grid = search.grid() == null
                ? Stream.of()
                : search.grid().entrySet().stream()
                        .filter(each -> each.getValue().size() > 1)
                        .map(Map.Entry::getKey);
        Stream<String> random = search.random() == null ? Stream.of() : search.random().ranges().keySet().stream();
        return Stream.concat(grid, random);
    }

    /** Different values of a parameter among the settings that are known, in order. */
    List<Object> values(String trainer, String parameter) {
        return scored().stream()
                .filter(each -> each.trainer().equals(trainer) && each.setting().containsKey(parameter))
                .map(each -> each.setting().get(parameter))
                .collect(Collectors.toCollection(() -> new TreeSet<>(SettingText.order())))
                .stream()
                .toList();
    }
}
