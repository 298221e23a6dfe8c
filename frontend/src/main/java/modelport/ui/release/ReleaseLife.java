package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import java.util.ArrayList;
import java.util.List;
import modelport.contract.release.GateState;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.Verdict;
import modelport.ui.components.Formats;
import modelport.ui.components.Lifeline;
import modelport.ui.components.Lifeline.Station;

/** How far a release has come on the way from a wish to traffic. */
final class ReleaseLife {
    private ReleaseLife() {}

    static Lifeline of(Reviewed reviewed) {
        ReleaseReview review = reviewed.review();
        ReleaseState state = reviewed.state();
        List<ReleaseState> way = way(review);
        int reached = way.indexOf(reached(reviewed));
        boolean over = !way.contains(state);
        var line = new Lifeline();
        for (int i = 0; i < way.size(); i++) {
            ReleaseState each = way.get(i);
            if (over && i > reached) {
                break;
            }
            boolean done = i < reached || over || state == ReleaseState.RELEASED;
            Station station = done ? Station.PASSED : i == reached ? Station.HERE : Station.AHEAD;
            if (each == ReleaseState.DRAFT
                    && i == reached
                    && !reviewed.gates(GateState.FAILED).isEmpty()) {
                station = Station.FAILED;
            }
            line.station(station, ReleaseText.word(each), i <= reached ? note(reviewed, each) : "");
        }
        if (over) {
            line.station(
                    state == ReleaseState.SUPERSEDED ? Station.PASSED : Station.FAILED,
                    ReleaseText.word(state),
                    Formats.ago(review.release().updatedAt()));
        }
        return line;
    }

    /** The states on the way; where nothing is checked and nobody asked, these are left out. */
    private static List<ReleaseState> way(ReleaseReview review) {
        var way = new ArrayList<>(List.of(ReleaseState.DRAFT));
        if (!review.gates().isEmpty()) {
            way.add(ReleaseState.CHECKING);
        }
        if (!review.rules().isEmpty()) {
            way.add(ReleaseState.IN_REVIEW);
        }
        way.addAll(List.of(ReleaseState.APPROVED, ReleaseState.ROLLING_OUT, ReleaseState.RELEASED));
        return way;
    }

    /** The furthest state on the way that it certainly was in. */
    private static ReleaseState reached(Reviewed reviewed) {
        ReleaseReview review = reviewed.review();
        boolean asked = !review.rules().isEmpty();
        return switch (reviewed.state()) {
            case DRAFT, CHECKING, IN_REVIEW, APPROVED, ROLLING_OUT, RELEASED -> reviewed.state();
            case SUPERSEDED, ROLLED_BACK -> ReleaseState.RELEASED;
            case FAILED -> ReleaseState.ROLLING_OUT;
            case REJECTED -> asked ? ReleaseState.IN_REVIEW : ReleaseState.APPROVED;
            case EXPIRED ->
                asked && reviewed.met() < review.rules().size() ? ReleaseState.IN_REVIEW : ReleaseState.APPROVED;
            case CANCELLED ->
                asked && review.decisions().stream().anyMatch(each -> each.verdict() == Verdict.APPROVE)
                        ? ReleaseState.IN_REVIEW
                        : ReleaseState.DRAFT;
        };
    }

    private static String note(Reviewed reviewed, ReleaseState station) {
        ReleaseReview review = reviewed.review();
        Release release = review.release();
        boolean here = release.state() == station;
        return switch (station) {
            case DRAFT -> Formats.ago(release.createdAt());
            case CHECKING -> checks(reviewed);
            case IN_REVIEW ->
                here && review.reviewUntil() != null
                        ? t(
                                "release.life.rulesLeft",
                                reviewed.met(),
                                review.rules().size(),
                                ReleaseText.left(review.reviewUntil()))
                        : t("release.life.rules", reviewed.met(), review.rules().size());
            case APPROVED ->
                here && review.approvedUntil() != null
                        ? t("release.life.valid", ReleaseText.left(review.approvedUntil()))
                        : release.emergency() ? t("release.life.emergency") : "";
            case ROLLING_OUT, RELEASED, SUPERSEDED, ROLLED_BACK, REJECTED, CANCELLED, EXPIRED, FAILED ->
                here ? Formats.ago(release.updatedAt()) : "";
        };
    }

    private static String checks(Reviewed reviewed) {
        int all = reviewed.review().gates().size();
        int failed = reviewed.gates(GateState.FAILED).size();
        return failed > 0 ? t("release.life.failed", failed, all) : t("release.life.checks", reviewed.checked(), all);
    }
}
