package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import modelport.contract.release.PolicyEffect;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Loading;
import modelport.ui.components.Problems;
import modelport.ui.components.Section;
import modelport.ui.components.Tasks;
import modelport.ui.components.Words;

/** What a policy that is being written would change: in words at once, for open releases when somebody asks. */
final class PolicyPreview extends Box {
    private final Box changes = Box.of("").attribute("aria-live", "polite");
    private final Box effects = Box.of("mp-policy-effects").attribute("aria-live", "polite");
    final Button tryOut = new Button(t("policy.try"), Icon.PLAY.draw());
    private final PolicyDraft draft;
    private int latest;

    PolicyPreview(PolicyDraft draft, Runnable wanted) {
        super("aside", "mp-policy-preview");
        attribute("aria-label", t("policy.preview"));
        this.draft = draft;
        tryOut.addClickListener(click -> wanted.run());
        add(
                new Section(t("policy.preview"), changes)
                        .explained(t("policy.preview.explain", draft.inForce().number())),
                new Section(t("policy.try.heading"), effects, Box.row(tryOut)).explained(t("policy.try.explain")));
        write();
    }

    /** Something was typed: the words change at once, and what was tried out is no longer about it. */
    void write() {
        changes.show(ChangeList.of(PolicyChange.between(draft.inForce().policy(), draft.policy())));
        latest++;
        effects.show(Words.tag("p", "mp-muted", t("policy.try.notYet")));
    }

    /** Asks what would happen to the open releases; {@code failed} hears what cannot be shown here. */
    void tryOut(Supplier<List<PolicyEffect>> source, Predicate<RuntimeException> failed) {
        int mine = ++latest;
        effects.show(Loading.skeleton(3));
        Tasks.run(this, source, outcome -> {
            if (mine == latest) {
                show(outcome, failed);
            }
        });
    }

    private void show(Tasks.Outcome<List<PolicyEffect>> outcome, Predicate<RuntimeException> failed) {
        switch (outcome) {
            case Tasks.Outcome.Done<List<PolicyEffect>>(List<PolicyEffect> found) -> effects.show(EffectList.of(found));
            case Tasks.Outcome.Failed<List<PolicyEffect>>(RuntimeException cause) -> {
                boolean told = failed.test(cause);
                effects.show(told ? Words.tag("p", "mp-muted", t("policy.try.wrong")) : Problems.box(cause));
            }
        }
    }
}
