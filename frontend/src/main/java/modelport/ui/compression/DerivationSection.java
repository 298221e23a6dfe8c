package modelport.ui.compression;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.Derivation;
import modelport.contract.evaluation.Moved;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.State;
import modelport.ui.components.Words;
import modelport.ui.compression.Study.Point;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** Where a compressed version comes from: its parent, the recipe, what was gained and lost, and what it may lose. */
public final class DerivationSection {
    private DerivationSection() {}

    /** A panel for a version whose origin is a compression. */
    public static Component panel(Here here, Version version) {
        return new Panel<>(
                3,
                () -> find(here, version),
                found -> found.<Component>map(DerivationSection::of).orElseGet(() -> Box.of("mp-none")));
    }

    private static Optional<Derivation> find(Here here, Version version) {
        try {
            return Optional.of(
                    here.modelport().compressions().derivation(here.project(), version.model(), version.number()));
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Component of(Derivation derivation) {
        Candidate candidate = derivation.candidate();
        var section = new Section(t("compression.derivation")).explained(t("compression.derivation.explain"));
        section.action(Links.to(Links.compression(derivation.compression()), t("compression.derivation.search")));
        Study.point(candidate).ifPresent(point -> section.add(createLineage(derivation, point)));
        section.add(Words.tag("p", "mp-lead", sentence(derivation)));
        if (!candidate.warnings().isEmpty()) {
            var warnings = Box.tag("ul", "mp-warnings");
            candidate
                    .warnings()
                    .forEach(each -> warnings.add(Box.tag("li", "", State.LOOK.mark(), Words.of(say(each)))));
            section.add(warnings);
        }
        return section;
    }

    private static Component createLineage(Derivation derivation, Point point) {
        Moved moved = point.candidate().quality();
        String metric = CompressionText.metric(point.figures().quality().metric());
        var parent = Box.of(
                "mp-ancestor",
                Box.row(
                        Chip.version(derivation.parent()),
                        Links.to(
                                Links.version(derivation.model(), derivation.parent()),
                                t("compression.derivation.parent"))),
                Words.muted(figures(
                        (double) point.figures().size() / point.size(),
                        point.figures().latencyMs() / point.time(),
                        moved == null ? "" : metric + " " + CompressionText.value(moved.first()))));
        var own = Box.of(
                "mp-ancestor mp-ancestor-here",
                Box.row(Chip.version(derivation.version()), Words.strong(t("compression.derivation.this"))),
                Words.muted(figures(
                        (double) point.figures().size(),
                        point.figures().latencyMs(),
                        metric + " "
                                + CompressionText.value(
                                        point.figures().quality().value()))));
        var descent = Box.of(
                "mp-descent", Icon.RIGHT.draw(), Words.of(t("version.origin.COMPRESSION")), Words.mono(point.recipe()));
        return Box.of("mp-lineage", parent, descent, own);
    }

    private static String figures(double bytes, double milliseconds, String quality) {
        String both = Formats.bytes(Math.round(bytes)) + t("list.comma") + CompressionText.time(milliseconds);
        return quality.isEmpty() ? both : both + t("list.comma") + quality;
    }

    private static String sentence(Derivation derivation) {
        Candidate candidate = derivation.candidate();
        String metric =
                candidate.figures() == null ? "" : candidate.figures().quality().metric();
        String title = RecipeText.title(candidate.recipe());
        String budget = derivation.lossBudget() == null
                ? t("compression.derivation.noBudget")
                : t("compression.derivation.budget", CompressionText.loss(derivation.lossBudget(), metric));
        return Study.point(candidate)
                .map(point -> t(
                        "compression.derivation.text",
                        title,
                        CompressionText.percent(point.size()),
                        CompressionText.percent(point.time()),
                        CompressionText.loss(point.loss(), metric),
                        budget))
                .orElse(budget);
    }
}
