package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.release.Decision;
import modelport.contract.release.Verdict;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;

/** Says loudly that somebody wants to go without the approvals, or that it went without them. */
final class EmergencyBanner {
    private EmergencyBanner() {}

    static Component of(Reviewed reviewed) {
        boolean passed = reviewed.release().emergency();
        if (!passed && !reviewed.isUrgent()) {
            return Box.of("mp-none");
        }
        var banner = Box.of(
                        "mp-emergency",
                        StateBadge.quiet(State.ACT, t(passed ? "release.emergency.passed" : "release.emergency.asked")))
                .attribute("role", "status");
        reviewed.review().decisions().stream()
                .filter(each -> each.verdict() == Verdict.EMERGENCY)
                .forEach(each -> banner.add(line(each)));
        banner.add(Words.tag(
                "p", "mp-explain", t(passed ? "release.emergency.passed.explain" : "release.emergency.asked.explain")));
        return banner;
    }

    private static Component line(Decision decision) {
        return Box.tag(
                "p",
                "",
                Words.strong(decision.actor()),
                Words.muted(Formats.ago(decision.at())),
                Words.of("mp-said", decision.comment()));
    }
}
