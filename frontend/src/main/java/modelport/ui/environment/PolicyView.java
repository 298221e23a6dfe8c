package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Stream;
import modelport.contract.release.Policy;
import modelport.ui.components.Box;
import modelport.ui.components.Words;

/** The rules of an environment in words, by what they are about. */
final class PolicyView {
    private PolicyView() {}

    static Component of(Policy policy, String timeZone) {
        var facts = Box.tag("dl", "mp-bound mp-policy-words");
        if (policy.open()) {
            facts.add(row(t("policy.open"), List.of(PolicyText.open(true))));
        } else {
            facts.add(row(
                    t("policy.gates"),
                    policy.gates().stream().map(GateText::sentence).toList()));
            facts.add(row(
                    t("policy.rules"),
                    Stream.concat(
                                    policy.rules().stream().map(PolicyText::rule),
                                    Stream.of(PolicyText.fourEyes(policy.fourEyes())))
                            .toList()));
            facts.add(row(
                    t("policy.times"),
                    List.of(PolicyText.review(policy.reviewHours()), PolicyText.approval(policy.approvalHours()))));
        }
        facts.add(row(
                t("policy.freezes"),
                policy.freezes().isEmpty()
                        ? List.of(t("policy.freeze.none"))
                        : Stream.concat(
                                        policy.freezes().stream().map(PolicyText::window),
                                        Stream.of(t("policy.freeze.zone", timeZone)))
                                .toList()));
        return facts;
    }

    private static Component row(String name, List<String> sentences) {
        var list = Box.tag("ul", "");
        (sentences.isEmpty() ? List.of(t("policy.none")) : sentences)
                .forEach(each -> list.add(Box.tag("li", "", Words.plain("span", "", each))));
        return Box.of("mp-bound-row", Words.tag("dt", "", name), Box.tag("dd", "", list));
    }
}
