package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.Map;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.ReleaseState;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;

/** What was asked for, which is what an approval binds. */
final class AskedSection {
    private AskedSection() {}

    static Section of(Reviewed reviewed, Runnable edit) {
        ReleaseReview review = reviewed.review();
        Release release = review.release();
        var rows = Box.tag("dl", "mp-bound");
        rows.add(row(
                t("release.version"),
                Box.row(
                        Links.to(Links.version(release.model(), release.version()), ReleaseText.version(release)),
                        Words.muted(t("release.madeBy", review.author())))));
        rows.add(row(t("release.environment"), Chip.of(release.environment().value())));
        rows.add(row(
                t("release.endpoint"),
                Links.to(Links.endpoint(release.endpoint()), release.endpoint().value())));
        if (isAhead(release.state())) {
            rows.add(row(t("release.replaces"), replaces(review)));
        } else if (review.champion() != null) {
            rows.add(row(t("release.servesNow"), replaces(review)));
        }
        rows.add(row(t("release.parameters"), Words.of(ReleaseText.parameters(review.parameters()))));
        if (!review.plan().isEmpty()) {
            rows.add(row(t("release.plan"), Words.of(plan(review.plan()))));
        }
        rows.add(row(
                t("release.notes"),
                review.notes().isBlank() ? Words.muted(t("release.notes.none")) : Words.of("mp-said", review.notes())));
        rows.add(row(t("release.digest"), digest(release)));
        var section = new Section(t("release.asked"), rows).explained(t("release.asked.explain"));
        if (reviewed.may(ReleaseAction.CHANGE)) {
            var change = new Button(t("release.change"), click -> edit.run());
            change.addThemeName("tertiary");
            change.addClassName("mp-small-button");
            section.action(change);
        }
        return section;
    }

    /** Whether its traffic is still to come. */
    private static boolean isAhead(ReleaseState state) {
        return switch (state) {
            case DRAFT, CHECKING, IN_REVIEW, APPROVED, ROLLING_OUT -> true;
            case RELEASED, SUPERSEDED, ROLLED_BACK, REJECTED, CANCELLED, EXPIRED, FAILED -> false;
        };
    }

    private static Component replaces(ReleaseReview review) {
        var champion = review.champion();
        return champion == null
                ? Words.muted(t("release.replaces.none"))
                : Box.row(
                        Links.to(Links.version(review.release().model(), champion.version()), "v" + champion.version()),
                        Links.to(Links.release(champion.release()), t("release.replaces.release")));
    }

    private static Component digest(Release release) {
        return Box.of(
                "mp-stack mp-tight",
                new DigestChip(release.digest()),
                Words.of("mp-explain", t("release.digest.explain")));
    }

    private static String plan(Map<String, Object> plan) {
        return ReleaseText.parameters(plan);
    }

    private static Component row(String name, Component value) {
        return Box.of("mp-bound-row", Words.plain("dt", "", name), Box.tag("dd", "", value));
    }
}
