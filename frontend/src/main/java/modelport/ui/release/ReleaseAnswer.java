package modelport.ui.release;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.sentences;
import static modelport.ui.components.Texts.t;

import java.time.Instant;
import java.util.List;
import modelport.contract.release.Champion;
import modelport.contract.release.GateState;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.ReleaseState;
import modelport.ui.components.Answer;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import org.jspecify.annotations.Nullable;

/** A release in a few words. */
final class ReleaseAnswer {
    private ReleaseAnswer() {}

    static Answer of(Reviewed reviewed) {
        return new Answer(state(reviewed), text(reviewed));
    }

    /** A draft that came back wants somebody. */
    private static State state(Reviewed reviewed) {
        if (reviewed.state() == ReleaseState.DRAFT) {
            return !reviewed.gates(GateState.FAILED).isEmpty()
                    ? State.ACT
                    : reviewed.wasHandedIn() ? State.LOOK : State.IDLE;
        }
        return ReleaseText.of(reviewed.state());
    }

    static String text(Reviewed reviewed) {
        ReleaseReview review = reviewed.review();
        Release release = review.release();
        String reason = release.reason() == null ? "" : say(release.reason());
        String ago = Formats.ago(release.updatedAt());
        String version = "v" + release.version();
        return switch (release.state()) {
            case DRAFT -> draft(reviewed, reason);
            case CHECKING ->
                t("release.answer.CHECKING", reviewed.checked(), review.gates().size());
            case IN_REVIEW -> sentences(reviewing(reviewed), until("release.until.review", review.reviewUntil()));
            case APPROVED ->
                sentences(
                        release.emergency()
                                ? t("release.answer.emergency")
                                : reviewed.approvers().isEmpty()
                                        ? t("release.answer.checked")
                                        : t("release.answer.APPROVED", ReleaseText.names(reviewed.approvers())),
                        until("release.until.approval", review.approvedUntil()));
            case ROLLING_OUT -> rollingOut(version, review.champion());
            case RELEASED ->
                sentences(
                        t("release.answer.RELEASED", version, release.endpoint(), ago),
                        release.emergency() ? t("release.answer.emergency") : "");
            case SUPERSEDED -> t("release.answer.SUPERSEDED", version, ago);
            case ROLLED_BACK -> sentences(t("release.answer.rolledBack", version, ago), reason);
            case REJECTED -> sentences(t("release.answer.REJECTED", ago), said(reviewed));
            case CANCELLED -> t("release.answer.CANCELLED", ago);
            case EXPIRED -> sentences(t("release.answer.EXPIRED", ago), reason);
            case FAILED -> sentences(t("release.answer.FAILED", version), reason);
        };
    }

    private static String draft(Reviewed reviewed, String reason) {
        return reviewed.wantedChanges()
                .map(each -> t("release.answer.changes", each.actor(), each.comment()))
                .orElseGet(() -> {
                    int failed = reviewed.gates(GateState.FAILED).size();
                    if (failed > 0) {
                        return t(
                                "release.answer.failedGates",
                                failed,
                                reviewed.review().gates().size());
                    }
                    return reason.isEmpty() ? t("release.answer.DRAFT") : reason;
                });
    }

    private static String reviewing(Reviewed reviewed) {
        int rules = reviewed.review().rules().size();
        List<String> open =
                reviewed.openRules().stream().map(each -> each.value()).toList();
        String waits = reviewed.isUrgent() ? t("release.answer.urgent") : "";
        return sentences(t("release.answer.reviewing", reviewed.met(), rules, ReleaseText.names(open)), waits);
    }

    private static String rollingOut(String version, @Nullable Champion champion) {
        return champion == null
                ? t("release.answer.rollingOut.first", version)
                : t("release.answer.rollingOut", version, "v" + champion.version());
    }

    private static String said(Reviewed reviewed) {
        return reviewed.current().isEmpty()
                ? ""
                : reviewed.current().stream()
                        .filter(each -> each.verdict() == modelport.contract.release.Verdict.REJECT)
                        .reduce((first, second) -> second)
                        .map(each -> t("release.answer.said", each.actor(), each.comment()))
                        .orElse("");
    }

    private static String until(String key, @Nullable Instant end) {
        return end == null ? "" : t(key, ReleaseText.left(end));
    }
}
