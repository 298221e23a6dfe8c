package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.registry.Version;
import modelport.contract.tuning.TunedVersion;
import modelport.contract.tuning.Tuning;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** Where a tuned version comes from: the rows it learned from, the trainer with its setting, and its score. */
public final class TunedSection {
    private TunedSection() {}

    /** A panel for a version whose origin is a tuning. */
    public static Component panel(Here here, Version version) {
        return new Panel<>(
                3,
                () -> find(here, version),
                found -> found.<Component>map(TunedSection::of).orElseGet(() -> Box.of("mp-none")));
    }

    private static Optional<TunedVersion> find(Here here, Version version) {
        try {
            return Optional.of(here.modelport().tunings().origin(here.project(), version.model(), version.number()));
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Component of(TunedVersion made) {
        Tuning tuning = made.tuning();
        var race = new Race(tuning, List.of(made.trial()), true, List.of());
        List<String> varied = race.varied(made.trial().trainer());
        String setting = varied.isEmpty()
                ? t("tuning.initial")
                : SettingText.setting(made.trial().setting(), varied);
        String rows = tuning.dataset().dataset() + " v" + tuning.dataset().version();
        var learned = Box.of(
                "mp-ancestor",
                Box.row(
                        Icon.DATASET.draw(),
                        Links.to(
                                Links.datasetVersion(
                                        tuning.dataset().dataset(),
                                        tuning.dataset().version()),
                                rows)),
                Words.muted(t("dataset.rows", Formats.count(tuning.rows()), tuning.rows())),
                new DigestChip(tuning.dataset().digest()));
        var own = Box.of(
                "mp-ancestor mp-ancestor-here",
                Box.row(Chip.version(made.version()), Words.strong(t("compression.derivation.this"))),
                Words.muted(TuningText.metric(tuning) + " " + TuningText.score(tuning, made.trial())),
                Words.muted(t("tuning.judged.folds", tuning.folds(), Long.toString(tuning.seed()))));
        var descent = Box.of(
                "mp-descent",
                Icon.RIGHT.draw(),
                Words.of(SettingText.trainer(made.trial().trainer())),
                Words.of("mp-mono mp-descent-setting", setting));
        return new Section(t("compression.derivation"), Box.of("mp-lineage", learned, descent, own))
                .explained(t("tuning.origin.explain", tuning.createdBy()))
                .action(Links.to(Links.tuning(tuning.id()), t("tuning.origin.link")));
    }
}
