package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import modelport.contract.release.Champion;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateRule;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseReview;
import modelport.ui.components.Box;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.evaluation.ChampionDelta;
import modelport.ui.evaluation.WorthSection;
import modelport.ui.shell.Here;

/** How the version differs from the one that serves there now. */
final class DeltaSection {
    private DeltaSection() {}

    static Component of(Here here, ReleaseReview review) {
        Release release = review.release();
        Champion champion = review.champion();
        if (champion == null) {
            return WorthSection.of(here, release.model(), release.version());
        }
        String heading = t("release.delta", "v" + release.version(), "v" + champion.version());
        if (champion.version() == release.version()) {
            return new Section(heading, Words.tag("p", "mp-explain", t("release.delta.same")));
        }
        var panel = new Panel<>(4, () -> fetch(here, review, champion), DeltaSection::show);
        return new Section(heading, panel).explained(t("release.delta.explain"));
    }

    /** Both on the dataset that the checks look at, or else on what the version was measured on last. */
    static Optional<ChampionDelta> fetch(Here here, ReleaseReview review, Champion champion) {
        var dataset = review.gates().stream()
                .map(GateFinding::rule)
                .map(GateRule::dataset)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        Release release = review.release();
        return ChampionDelta.of(here, release.model(), champion.version(), release.version(), dataset);
    }

    private static Component show(Optional<ChampionDelta> delta) {
        return delta.<Component>map(
                        each -> Box.of("mp-stack mp-delta-parts", each.answer(), each.costs(), each.table()))
                .orElseGet(() -> Words.tag("p", "mp-explain", t("release.delta.none")));
    }
}
