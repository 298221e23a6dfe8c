package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Stream;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.RuleStanding;
import modelport.contract.release.Verdict;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.State;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** Who must approve, who has, who still may, and when nothing is deployed. */
final class RulesSection {
    private RulesSection() {}

    static Section of(Here here, Reviewed reviewed) {
        var review = reviewed.review();
        var content = Box.of("mp-stack");
        if (review.rules().isEmpty()) {
            content.add(Words.tag("p", "mp-explain", t("release.rules.none")));
        }
        var list = Box.tag("ul", "mp-rules");
        review.rules().forEach(each -> list.add(rule(reviewed, each)));
        content.add(list);
        if (review.fourEyes() && !review.rules().isEmpty()) {
            content.add(Words.tag("p", "mp-explain", t("release.rules.shares", ReleaseText.names(reviewed.shares()))));
        }
        content.add(freezes(here, reviewed));
        if (review.rules().isEmpty()) {
            return new Section(t("release.rules"), content).explained(t("release.policyNumber", review.policyNumber()));
        }
        return new Section(t("release.rules"), content)
                .explained(t(
                        "release.rules.explain", reviewed.met(), review.rules().size(), review.policyNumber()));
    }

    /** One rule: whether it is met, by whom, and who may. */
    static Component rule(Reviewed reviewed, RuleStanding standing) {
        var rule = standing.rule();
        int have = standing.approvedBy().size();
        State state = standing.met() ? State.GOOD : standing.callerMay() ? State.MOVING : State.IDLE;
        var body = Box.of(
                "mp-rule-body",
                Box.of(
                        "mp-row",
                        Words.strong(rule.name().value()),
                        Words.of("mp-number mp-muted", t("release.rule.count", have, rule.approvals())),
                        Words.of("mp-hidden", t(standing.met() ? "release.rule.met" : "release.rule.open"))));
        standing.approvedBy().forEach(each -> body.add(Words.of(approved(reviewed, standing, each))));
        if (!standing.met()) {
            body.add(Words.muted(t("release.rule.may", candidates(standing))));
            if (standing.callerMay()) {
                body.add(Words.of("mp-strong", t("release.rule.you")));
            }
        }
        return Box.tag("li", "", state.mark(), body);
    }

    private static String approved(Reviewed reviewed, RuleStanding standing, String who) {
        return reviewed.review().decisions().stream()
                .filter(each ->
                        each.verdict() == Verdict.APPROVE && each.actor().equals(who))
                .filter(each -> standing.rule().name().equals(each.rule()))
                .reduce((first, second) -> second)
                .map(each -> t("release.rule.by", who, Formats.ago(each.at())))
                .orElse(who);
    }

    /** Those who may, in words: roles, then people by name. */
    static String candidates(RuleStanding standing) {
        return candidates(standing.rule());
    }

    static String candidates(modelport.contract.release.ApprovalRule rule) {
        List<String> all = Stream.concat(
                        rule.roles().stream().map(role -> t("release.role." + role)), rule.users().stream())
                .toList();
        return ReleaseText.names(all);
    }

    private static Component freezes(Here here, Reviewed reviewed) {
        var release = reviewed.release();
        return switch (reviewed.state()) {
            case DRAFT, CHECKING, IN_REVIEW, APPROVED ->
                new Panel<>(
                        0,
                        () -> here.modelport()
                                .environments()
                                .policy(
                                        here.project(),
                                        release.environment(),
                                        reviewed.review().policyNumber()),
                        RulesSection::freezes);
            case ROLLING_OUT, RELEASED, SUPERSEDED, ROLLED_BACK, REJECTED, CANCELLED, EXPIRED, FAILED ->
                Box.of("mp-none");
        };
    }

    private static Component freezes(EnvironmentPolicy policy) {
        List<FreezeWindow> windows = policy.policy().freezes();
        if (windows.isEmpty()) {
            return Box.of("mp-none");
        }
        var list = Box.tag("ul", "mp-freezes");
        windows.forEach(
                each -> list.add(Box.tag("li", "", Words.strong(each.title()), Words.muted(FreezeText.of(each)))));
        return Box.of("mp-stack", Words.tag("h3", "", t("release.freezes")), list);
    }
}
