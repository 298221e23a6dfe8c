package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import modelport.contract.tuning.TunedModel;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningBudget;
import modelport.ui.components.Box;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;

/** All that is needed to make the same once more: rows, folds, seed, code, and what was tried. */
final class HowSection {
    private HowSection() {}

    static Component of(Tuning tuning) {
        var facts = Box.tag("dl", "mp-bound mp-how");
        var searches = Box.tag("ul", "mp-plain-lines");
        tuning.searches().forEach(each -> searches.add(Words.tag("li", "", TuningText.search(each))));
        facts.add(
                TrialDrawer.row(t("tuning.how.searches"), searches),
                TrialDrawer.row(t("tuning.how.rows"), rows(tuning)),
                TrialDrawer.row(
                        t("tuning.how.digest"), new DigestChip(tuning.dataset().digest())),
                TrialDrawer.row(t("tuning.how.label"), label(tuning)),
                TrialDrawer.row(t("tuning.how.columns"), columns(tuning.columns())),
                TrialDrawer.row(
                        t("tuning.folds"),
                        Words.of(t(
                                tuning.classes().isEmpty() ? "tuning.how.folds" : "tuning.how.folds.classes",
                                tuning.folds()))),
                TrialDrawer.row(t("tuning.seed"), Words.of("mp-mono", Long.toString(tuning.seed()))),
                TrialDrawer.row(t("tuning.how.budget"), Words.of(budget(tuning.budget()))),
                TrialDrawer.row(t("tuning.how.code"), code(tuning)));
        if (tuning.winner() != null) {
            facts.add(TrialDrawer.row(t("tuning.how.model"), model(tuning.winner())));
        }
        return new Section(t("tuning.how"), facts).explained(t("tuning.how.explain"));
    }

    private static Component rows(Tuning tuning) {
        var link = Links.to(
                Links.datasetVersion(
                        tuning.dataset().dataset(), tuning.dataset().version()),
                tuning.dataset().dataset() + " v" + tuning.dataset().version());
        return Box.row(link, Words.muted(t("dataset.rows", Formats.count(tuning.rows()), tuning.rows())));
    }

    private static Component label(Tuning tuning) {
        String classes = tuning.classes().isEmpty()
                ? ""
                : t("tuning.how.classes", String.join(t("list.comma"), tuning.classes()));
        return Box.row(Words.mono(tuning.label()), Words.muted(classes));
    }

    private static Component columns(List<String> names) {
        return Words.of("mp-mono", String.join(t("list.comma"), names));
    }

    private static String budget(TuningBudget budget) {
        List<String> parts = new ArrayList<>();
        if (budget.minutes() != null) {
            parts.add(t("tuning.budget.minutes", budget.minutes()));
        }
        if (budget.fits() != null) {
            parts.add(t("tuning.budget.fits", Formats.count(budget.fits())));
        }
        return parts.isEmpty() ? t("tuning.budget.none") : String.join(t("list.comma"), parts);
    }

    private static Component code(Tuning tuning) {
        String worked = t("tuning.how.worked", TuningText.span((double) tuning.workedMs()));
        String threads = tuning.threads() == null ? "" : t("tuning.how.threads", tuning.threads());
        List<String> parts = new ArrayList<>(List.of(tuning.codeVersion(), worked));
        if (!threads.isEmpty()) {
            parts.add(threads);
        }
        if (tuning.machine() != null) {
            parts.add(tuning.machine());
        }
        return Words.of(String.join(t("list.comma"), parts));
    }

    private static Component model(TunedModel model) {
        return Box.of(
                "mp-stack",
                Words.of(t(
                        "tuning.how.trained",
                        Formats.count(model.rows()),
                        TuningText.span(model.trainMs()),
                        Formats.bytes(model.size()),
                        Formats.tiny(model.largestDifference()))),
                new DigestChip(model.digest()));
    }
}
