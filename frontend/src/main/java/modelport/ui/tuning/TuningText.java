package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import modelport.contract.tuning.ParameterRange;
import modelport.contract.tuning.RandomSpace;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningState;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.evaluation.MetricText;

/** What tunings are called, and their scores as people read them. */
final class TuningText {
    private TuningText() {}

    static State of(TuningState state) {
        return switch (state) {
            case RUNNING -> State.MOVING;
            case DONE -> State.GOOD;
            case STOPPED -> State.IDLE;
            case FAILED -> State.ACT;
        };
    }

    static String word(TuningState state) {
        return t("tuning.state." + state);
    }

    static StateBadge badge(TuningState state) {
        return StateBadge.quiet(of(state), word(state));
    }

    static String metric(Tuning tuning) {
        return MetricText.name(tuning.metric());
    }

    static String score(Tuning tuning, double score) {
        return MetricText.value(tuning.metric(), score);
    }

    /** Such as: 95.3 % ± 1.2 %. */
    static String score(Tuning tuning, Trial trial) {
        return trial.mean() == null || trial.deviation() == null
                ? "\u2013"
                : t("tuning.score", score(tuning, trial.mean()), score(tuning, trial.deviation()));
    }

    /** How long something took that took milliseconds. */
    static String span(double milliseconds) {
        return milliseconds < 60_000
                ? Formats.millis(milliseconds)
                : Formats.span(Duration.ofMillis(Math.round(milliseconds)));
    }

    /** What a search tries, such as: every combination of learning_rate 0.01, 0.1. */
    static String search(TrainerSearch search) {
        String trainer = SettingText.trainer(search.trainer());
        if (search.random() != null) {
            return t("tuning.search.random", trainer, search.random().count(), ranges(search.random()));
        }
        return search.grid() == null || search.grid().isEmpty()
                ? t("tuning.search.initial", trainer)
                : t("tuning.search.grid", trainer, grid(search.grid()));
    }

    private static String grid(Map<String, java.util.List<Object>> grid) {
        return grid.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + " "
                        + each.getValue().stream().map(SettingText::value).collect(Collectors.joining(" / ")))
                .collect(Collectors.joining(t("list.comma")));
    }

    private static String ranges(RandomSpace random) {
        return random.ranges().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + " " + range(each.getValue()))
                .collect(Collectors.joining(t("list.comma")));
    }

    private static String range(ParameterRange range) {
        if (range.values() != null) {
            return range.values().stream().map(SettingText::value).collect(Collectors.joining(" / "));
        }
        return (range.lower() == null ? "" : SettingText.value(range.lower())) + "\u2013"
                + (range.upper() == null ? "" : SettingText.value(range.upper()));
    }
}
