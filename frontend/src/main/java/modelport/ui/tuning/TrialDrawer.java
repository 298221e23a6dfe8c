package modelport.ui.tuning;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.Map;
import java.util.TreeMap;
import modelport.contract.tuning.FoldScore;
import modelport.contract.tuning.Trial;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Drawing;
import modelport.ui.components.Icon;
import modelport.ui.components.Interval;
import modelport.ui.components.Section;
import modelport.ui.components.Words;

/** One setting with all its values and its score on every fold, in a drawer at the side. */
final class TrialDrawer extends Dialog {
    TrialDrawer(Race race, Trial trial) {
        addClassName("mp-side-drawer");
        addClassName("mp-candidate-drawer");
        setHeaderTitle(SettingText.trainer(trial.trainer()));
        var close = new Button(Icon.CROSS.draw(), click -> close());
        close.addThemeName("tertiary");
        close.setAriaLabel(t("action.close"));
        getHeader().add(close);
        var content = Box.of("mp-stack mp-wide mp-column-drawer", createHead(race, trial));
        if (!trial.folds().isEmpty()) {
            content.add(
                    new Section(t("tuning.foldTable"), folds(race, trial)).explained(t("tuning.foldTable.explain")));
        }
        content.add(new Section(t("tuning.values"), values(trial)));
        add(content);
    }

    private static Component createHead(Race race, Trial trial) {
        var head = Box.of("mp-stack mp-candidate-head");
        if (trial.reason() != null) {
            head.add(Words.plain("p", "mp-strong", say(trial.reason())));
        }
        if (trial.mean() != null) {
            head.add(Words.tag(
                    "p",
                    "mp-lead",
                    t(
                            "tuning.trial.text",
                            TuningText.metric(race.tuning()),
                            TuningText.score(race.tuning(), trial),
                            trial.folds().size())));
        }
        var facts = Box.tag("dl", "mp-bound");
        facts.add(
                row(t("tuning.trial.number"), Words.of(Integer.toString(trial.number()))),
                row(t("tuning.time"), Words.of(TuningText.span(trial.trainMs()))),
                row(t("endpoint.digest"), new DigestChip(trial.digest())));
        head.add(facts);
        return head;
    }

    private static DataTable folds(Race race, Trial trial) {
        var table = new DataTable(
                t("tuning.foldTable"),
                Column.text(t("tuning.fold")),
                Column.figures(TuningText.metric(race.tuning())),
                Column.text(t("tuning.place")),
                Column.figures(t("tuning.time")),
                Column.figures(t("tuning.attempt")));
        double low = trial.folds().stream().mapToDouble(FoldScore::score).min().orElse(0);
        double high = trial.folds().stream().mapToDouble(FoldScore::score).max().orElse(1);
        double margin = high > low ? (high - low) * 0.1 : 0.5;
        double[] span = {low - margin, high + margin};
        trial.folds()
                .forEach(fold -> table.row(
                        Integer.toString(fold.fold() + 1),
                        TuningText.score(race.tuning(), fold.score()),
                        place(race, trial, fold, span),
                        TuningText.span(fold.trainMs()),
                        Integer.toString(fold.attempt())));
        return table;
    }

    private static Drawing place(Race race, Trial trial, FoldScore fold, double[] span) {
        double at = race.place(fold.score(), span);
        double mean = trial.mean() == null ? at : race.place(trial.mean(), span);
        return Interval.against(mean, "same", at, at, at).labelled(TuningText.score(race.tuning(), fold.score()));
    }

    private static DataTable values(Trial trial) {
        var table = new DataTable(
                t("tuning.values"), Column.text(t("tuning.parameter")), Column.figures(t("tuning.value")));
        for (Map.Entry<String, Object> each : new TreeMap<>(trial.setting()).entrySet()) {
            table.row(Words.mono(each.getKey()), SettingText.value(each.getValue()));
        }
        return table;
    }

    static Component row(String name, Component value) {
        return Box.of("mp-bound-row", Words.plain("dt", "", name), Box.tag("dd", "", value));
    }
}
