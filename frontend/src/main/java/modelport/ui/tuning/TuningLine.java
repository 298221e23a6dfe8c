package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.Tuning;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;

/** One tuning on one line. */
final class TuningLine extends Box {
    TuningLine(Tuning tuning) {
        super(
                "div",
                "mp-compression-line",
                name(tuning),
                TuningText.badge(tuning.state()),
                fits(tuning),
                best(tuning),
                Box.of("mp-size", Words.of(tuning.createdBy()), Formats.when(tuning.createdAt())),
                Icon.NEXT.draw());
    }

    private static Component name(Tuning tuning) {
        String rows = tuning.dataset().dataset() + " v" + tuning.dataset().version();
        String name = tuning.title().isEmpty() ? tuning.model().value() : tuning.title();
        var first = Box.row(Links.to(Links.tuning(tuning.id()), name));
        if (tuning.winnerVersion() != null) {
            first.add(Chip.version(tuning.winnerVersion()));
        }
        String sub = t("tuning.learned", rows);
        return Box.of(
                "mp-model-name",
                Box.of("mp-task", Icon.TUNING.draw()),
                Box.stack(
                        first,
                        Box.of(
                                "mp-sub",
                                Words.of(tuning.title().isEmpty() ? sub : t("tuning.titled", tuning.model(), sub)))));
    }

    private static Component fits(Tuning tuning) {
        return Box.of(
                "mp-size",
                Words.number(t("tuning.fits", Formats.count(tuning.fitsDone()), Formats.count(tuning.fitsAll()))),
                Words.muted(t("tuning.settings", Formats.count(tuning.settings()), tuning.settings())));
    }

    private static Component best(Tuning tuning) {
        Trial best = tuning.best();
        if (best == null) {
            return Words.muted("\u2013");
        }
        var race = new Race(tuning, List.of(), true, List.of());
        return Box.of(
                "mp-size",
                Words.strong(TuningText.metric(tuning) + " " + TuningText.score(tuning, best)),
                Words.of(
                        "mp-muted",
                        SettingText.trainer(best.trainer())
                                + suffix(SettingText.setting(best.setting(), varied(race, best)))));
    }

    private static String suffix(String setting) {
        return setting.isEmpty() ? "" : t("list.comma") + setting;
    }

    private static List<String> varied(Race race, Trial trial) {
        List<String> names = race.varied(trial.trainer());
        // No names would mean all of them.
        return names.isEmpty() ? List.of("") : names;
    }
}
