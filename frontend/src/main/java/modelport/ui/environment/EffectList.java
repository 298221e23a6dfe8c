package modelport.ui.environment;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateState;
import modelport.contract.release.PolicyEffect;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Icon;
import modelport.ui.components.State;
import modelport.ui.components.Words;
import modelport.ui.release.ReleaseText;
import modelport.ui.shell.Links;

/** What another policy would do to the releases that are open. */
final class EffectList {
    private EffectList() {}

    static Component of(List<PolicyEffect> effects) {
        if (effects.isEmpty()) {
            return new Answer(State.GOOD, t("policy.try.nothing"));
        }
        var list = Box.tag("ul", "mp-effects");
        effects.forEach(each -> list.add(Box.tag("li", "", effect(each))));
        return Box.of(
                "mp-stack", new Answer(State.LOOK, t("policy.try.answer", effects.size(), voided(effects))), list);
    }

    /** So many approvals would be void. */
    static int voided(List<PolicyEffect> effects) {
        return effects.stream().mapToInt(PolicyEffect::approvalsVoided).sum();
    }

    private static Component effect(PolicyEffect effect) {
        var head = Box.of(
                "mp-effect-head",
                Links.to(
                        Links.release(effect.release()),
                        Words.strong(effect.model().value()),
                        Chip.version(effect.version())),
                ReleaseText.badge(effect.state()),
                Icon.RIGHT.draw(),
                ReleaseText.badge(effect.becomes()));
        var box = Box.of("mp-effect", head);
        if (effect.approvalsVoided() > 0) {
            box.add(Words.sentence(t("policy.try.voided", effect.approvalsVoided())));
        }
        var gates = Box.tag("ul", "mp-effect-gates");
        effect.gates().forEach(each -> gates.add(finding(each)));
        box.add(gates);
        return box;
    }

    private static Component finding(GateFinding finding) {
        String text = finding.finding() == null || finding.state() == GateState.WAITING
                ? GateText.sentence(finding.rule())
                : say(finding.finding());
        return Box.tag(
                "li",
                "",
                ReleaseText.of(finding.state()).mark(),
                Words.of("mp-hidden", ReleaseText.word(finding.state())),
                Words.plain("span", "", text));
    }
}
