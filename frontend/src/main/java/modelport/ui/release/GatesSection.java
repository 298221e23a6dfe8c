package modelport.ui.release;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.Set;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateState;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.ReleaseState;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Section;
import modelport.ui.components.VerdictLine;
import modelport.ui.components.Words;
import modelport.ui.evaluation.MeasureDialog;
import modelport.ui.jobs.JobFollow;
import modelport.ui.shell.Here;

/** What was checked: each check with its verdict, what it demands, what it found, and the evidence. */
final class GatesSection {
    private static final Set<String> UNMEASURED = Set.of("not-measured", "not-timed", "not-timed-anywhere");

    private final Here here;
    private final ReleaseReview review;

    private GatesSection(Here here, ReleaseReview review) {
        this.here = here;
        this.review = review;
    }

    static Section of(Here here, ReleaseReview review) {
        return new GatesSection(here, review).section();
    }

    private Section section() {
        if (review.gates().isEmpty()) {
            return new Section(t("release.gates"), Words.tag("p", "mp-explain", t("release.gates.none")));
        }
        var list = Box.tag("ul", "mp-verdicts");
        review.gates().forEach(each -> list.add(line(each)));
        var section = new Section(t("release.gates"), list).explained(t("release.gates.explain"));
        boolean failed = review.gates().stream().anyMatch(each -> each.state() == GateState.FAILED);
        if (failed && review.release().state() == ReleaseState.DRAFT) {
            section.add(Words.tag("p", "mp-explain", t("release.gates.retry")));
        }
        return section;
    }

    private Component line(GateFinding gate) {
        String found = gate.finding() == null ? t("release.gate.none." + gate.state()) : say(gate.finding());
        var line = new VerdictLine(
                ReleaseText.of(gate.state()),
                Box.of(
                        "mp-gate-name",
                        Words.strong(GateText.name(gate.rule())),
                        Words.muted(GateText.limit(gate.rule()))),
                ReleaseText.word(gate.state()),
                Words.of(found));
        var more = Box.of("mp-gate-more");
        if (isUnmeasured(gate) && here.mayContribute()) {
            more.add(measure());
        }
        if (gate.evidence() != null) {
            more.add(evidence(gate, gate.evidence()));
        }
        line.add(more);
        return line;
    }

    /** What failed for want of figures can be measured from here. */
    private static boolean isUnmeasured(GateFinding gate) {
        String code = gate.finding() == null ? "" : gate.finding().code();
        return gate.state() == GateState.FAILED && UNMEASURED.contains(code.substring(code.indexOf('.') + 1));
    }

    private Component measure() {
        var release = review.release();
        var button = new Button(
                t("evaluation.measure"),
                Icon.EVALUATION.draw(),
                click -> MeasureDialog.of(here, release.model(), release.version())
                        .open());
        button.addClassName("mp-small-button");
        return button;
    }

    private Component evidence(GateFinding gate, String digest) {
        var button = new Button(
                t("release.evidence"),
                Icon.FILE.draw(),
                click -> new EvidenceDrawer(here, review.release().id(), gate, digest).open());
        button.addThemeName("tertiary");
        button.addClassName("mp-small-button");
        button.setAriaLabel(t("release.evidence.of", GateText.name(gate.rule())));
        return button;
    }

    /** The job that checks it or rolls it out, while it is of interest. */
    static Component job(Here here, ReleaseReview review, Runnable ended) {
        if (review.job() == null) {
            return Box.of("mp-none");
        }
        return switch (review.release().state()) {
            case CHECKING -> new Section(t("release.job.checking"), new JobFollow(here, review.job(), ended));
            case ROLLING_OUT -> new Section(t("release.job.rollingOut"), new JobFollow(here, review.job(), ended));
            case DRAFT, IN_REVIEW, APPROVED, RELEASED, SUPERSEDED, ROLLED_BACK, REJECTED, CANCELLED, EXPIRED, FAILED ->
                Box.of("mp-none");
        };
    }
}
