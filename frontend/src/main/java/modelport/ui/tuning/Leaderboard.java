package modelport.ui.tuning;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.function.Consumer;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.TrialState;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Interval;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;

/** The settings by their scores: each mean with the deviation between folds, and those that are as good as the best. */
final class Leaderboard {
    private final Race race;
    private final Consumer<Trial> open;
    private final double[] span;

    private Leaderboard(Race race, Consumer<Trial> open) {
        this.race = race;
        this.open = open;
        this.span = race.span();
    }

    static DataTable of(Race race, Consumer<Trial> open) {
        return new Leaderboard(race, open).table();
    }

    private DataTable table() {
        var table = new DataTable(
                t("tuning.board"),
                Column.figures(t("tuning.rank")),
                Column.text(t("tuning.setting")),
                Column.figures(TuningText.metric(race.tuning())),
                Column.text(t("tuning.deviation")),
                Column.figures(t("tuning.time")),
                Column.text(t("tuning.verdict")));
        table.addClassName("mp-board");
        int rank = 0;
        for (Trial trial : race.trials()) {
            boolean scored = trial.state() == TrialState.DONE && trial.mean() != null;
            add(table, trial, scored ? Integer.toString(++rank) : "\u2013");
        }
        return table;
    }

    private void add(DataTable table, Trial trial, String rank) {
        String css = race.isBest(trial)
                ? "mp-chosen"
                : trial.state() == TrialState.WAITING || trial.state() == TrialState.RUNNING ? "mp-out" : "";
        table.marked(
                css,
                Words.number(rank),
                setting(trial),
                TuningText.score(race.tuning(), trial),
                drawn(trial),
                trial.trainMs() == 0 ? "\u2013" : TuningText.span(trial.trainMs()),
                verdict(trial));
    }

    private Component setting(Trial trial) {
        List<String> varied = race.varied(trial.trainer());
        String values = varied.isEmpty() ? t("tuning.initial") : SettingText.setting(trial.setting(), varied);
        var button = new Button(SettingText.trainer(trial.trainer()), click -> open.accept(trial));
        button.addThemeName("tertiary");
        button.addClassName("mp-candidate-button");
        return Box.of(
                "mp-size mp-trial",
                button,
                trial.initial() && !varied.isEmpty()
                        ? Words.muted(t("tuning.initial"))
                        : Words.of("mp-muted mp-mono", values));
    }

    private Component drawn(Trial trial) {
        if (trial.mean() == null || trial.deviation() == null) {
            return Words.muted(
                    trial.reason() == null
                            ? t("tuning.folds.known", trial.folds().size())
                            : say(trial.reason()));
        }
        double low = race.place(trial.mean() - trial.deviation(), span);
        double high = race.place(trial.mean() + trial.deviation(), span);
        String css = race.isBest(trial) || race.isEqual(trial) ? "better" : "same";
        double middle = race.place(trial.mean(), span);
        double line = race.best()
                .map(each -> race.place(Race.value(each.mean()), span))
                .orElse(middle);
        return Interval.against(line, css, Math.min(low, high), middle, Math.max(low, high))
                .labelled(TuningText.score(race.tuning(), trial));
    }

    private Component verdict(Trial trial) {
        if (race.isBest(trial)) {
            return StateBadge.quiet(State.GOOD, t(race.isRunning() ? "tuning.bestSoFar" : "tuning.best"));
        }
        return switch (trial.state()) {
            case WAITING ->
                StateBadge.quiet(State.IDLE, t(race.isRunning() ? "tuning.trial.WAITING" : "tuning.untried"));
            case RUNNING ->
                StateBadge.quiet(
                        race.isRunning() ? State.MOVING : State.IDLE,
                        t(race.isRunning() ? "tuning.trial.RUNNING" : "tuning.untried"));
            case FAILED -> StateBadge.quiet(State.ACT, t("tuning.trial.FAILED"));
            case DONE ->
                race.isEqual(trial)
                        ? StateBadge.quiet(State.GOOD, t("tuning.equal"))
                        : StateBadge.quiet(State.IDLE, t("tuning.behind"));
        };
    }
}
