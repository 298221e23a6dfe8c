package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.Policy;
import modelport.ui.components.Box;
import modelport.ui.components.Consequence;
import modelport.ui.components.Words;

/** What will be checked and who must approve, before somebody asks. */
final class PolicyView {
    private PolicyView() {}

    static Component of(EnvironmentPolicy environment) {
        Policy policy = environment.policy();
        var gates = Box.tag("ul", "mp-plain-list");
        policy.gates()
                .forEach(each ->
                        gates.add(Box.tag("li", "", Words.of(GateText.name(each)), Words.muted(GateText.limit(each)))));
        var rules = Box.tag("ul", "mp-plain-list");
        policy.rules()
                .forEach(each -> rules.add(Box.tag(
                        "li",
                        "",
                        Words.of(each.name().value()),
                        Words.muted(t("release.policy.who", each.approvals(), RulesSection.candidates(each))))));
        return Box.of(
                "mp-policy",
                Consequence.facts(
                        Consequence.fact(Integer.toString(policy.gates().size()), t("release.means.checks")),
                        Consequence.fact(Integer.toString(policy.rules().size()), t("release.means.rules"))),
                Box.tag("details", "mp-fold", Words.tag("summary", "", t("release.policy.details")), gates, rules));
    }
}
