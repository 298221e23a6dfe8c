package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.release.NewDecision;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.RuleStanding;
import modelport.ui.components.Box;
import modelport.ui.components.Notice;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/**
 * Does one thing about a release, after saying what that means. Where the release has changed meanwhile, it says what
 * changed, and keeps what was typed.
 */
final class DecisionDialog extends Dialog {
    private static final int LONGEST = 10_000;

    final TextArea comment = new TextArea();
    final Select<RuleStanding> rule = new Select<>();
    final Button act = new Button();
    private final Box meaning = Box.of("mp-stack");
    private final Box failure = Box.of("");
    private final Here here;
    private final ReleaseAction action;
    private final Consumer<ReleaseReview> changed;
    private Consumer<Reviewed> done;
    private Reviewed reviewed;

    /** Hands over the release as it is afterwards, and as it is when somebody else was faster. */
    DecisionDialog(Here here, ReleaseReview review, ReleaseAction action, Consumer<ReleaseReview> changed) {
        this.here = here;
        this.action = action;
        this.changed = changed;
        this.done = this::tell;
        this.reviewed = new Reviewed(review, here.me().person().username());
        addClassName("mp-form-dialog");
        addClassName("mp-decision-dialog");
        setUpComment();
        setUpRule();
        act.setText(ReleaseText.word(reviewed, action));
        act.addThemeNames(isDangerous(action) ? new String[] {"primary", "error"} : new String[] {"primary"});
        act.setDisableOnClick(true);
        act.addClickListener(click -> attempt());
        add(Box.of("mp-form-stack", meaning, rule, comment, failure));
        getFooter().add(new Button(t("action.keep"), click -> close()), act);
        write();
        addOpenedChangeListener(change -> {
            if (change.isOpened() && needsReason(action)) {
                comment.focus();
            } else if (change.isOpened()) {
                act.focus();
            }
        });
    }

    /** Says that it is done in another way than by a short notice. */
    DecisionDialog onDone(Consumer<Reviewed> listener) {
        done = listener;
        return this;
    }

    private void tell(Reviewed about) {
        Notice.show(t("release.done." + action, ReleaseText.version(about.release())));
    }

    private void setUpComment() {
        boolean needed = needsReason(action);
        comment.setLabel(t(needed ? "release.reason" : "release.comment"));
        comment.setHelperText(t("release.ask." + action + ".help"));
        comment.setRequiredIndicatorVisible(needed);
        comment.setMaxLength(LONGEST);
        comment.setValueChangeMode(ValueChangeMode.EAGER);
        comment.addValueChangeListener(change -> comment.setInvalid(false));
        comment.getElement()
                .addEventListener("keydown", event -> attempt())
                .setFilter("event.key == 'Enter' && (event.ctrlKey || event.metaKey)")
                .preventDefault();
    }

    private void setUpRule() {
        List<RuleStanding> mine = reviewed.mine();
        rule.setVisible(action == ReleaseAction.APPROVE && mine.size() > 1);
        rule.setLabel(t("release.rule"));
        rule.setItems(mine);
        rule.setItemLabelGenerator(each -> each.rule().name().value());
        if (!mine.isEmpty()) {
            rule.setValue(mine.getFirst());
        }
    }

    private void write() {
        var about = reviewed.release();
        setHeaderTitle(t(
                "release.ask." + action + ".heading",
                ReleaseText.version(about),
                about.environment().value()));
        meaning.show(DecisionMeaning.of(here, reviewed, action));
    }

    private void attempt() {
        String words = comment.getValue().strip();
        if (needsReason(action) && words.isEmpty()) {
            comment.setInvalid(true);
            comment.setErrorMessage(t("release.reason.needed"));
            comment.focus();
            act.setEnabled(true);
            return;
        }
        try {
            var decision = new NewDecision(
                    reviewed.release().digest(),
                    rule.isVisible() ? rule.getValue().rule().name() : null,
                    words.isEmpty() ? null : words);
            ReleaseDeeds.of(here).act(reviewed.release(), action, decision);
            close();
            done.accept(reviewed);
            changed.accept(review());
        } catch (RuntimeException e) {
            act.setEnabled(true);
            fail(e);
        }
    }

    /** Another digest, or another state: what changed is shown, and the next click is about the release as it is. */
    private void fail(RuntimeException cause) {
        if (!isMeanwhile(cause)) {
            failure.show(Problems.box(cause));
            return;
        }
        var before = Difference.look(reviewed.review());
        reviewed = new Reviewed(review(), reviewed.me());
        List<Difference> differences = Difference.between(before, reviewed.review());
        failure.show(Problems.box(cause), changes(differences));
        write();
        act.setEnabled(reviewed.may(action));
        changed.accept(reviewed.review());
    }

    private static Component changes(List<Difference> differences) {
        return differences.isEmpty() ? Words.of("") : ChangesView.of(differences);
    }

    private ReleaseReview review() {
        return here.modelport()
                .releases()
                .review(here.project(), reviewed.release().id());
    }

    /** Whether somebody else was faster. */
    static boolean isMeanwhile(RuntimeException cause) {
        return Optional.of(cause)
                .filter(ProblemException.class::isInstance)
                .map(ProblemException.class::cast)
                .map(ProblemException::problem)
                .filter(each -> each instanceof Problem.Conflict || each instanceof Problem.Stale)
                .isPresent();
    }

    static boolean needsReason(ReleaseAction action) {
        return switch (action) {
            case REJECT, ASK_FOR_CHANGES, COMMENT, DECLARE_EMERGENCY -> true;
            case CHANGE, SUBMIT, APPROVE, CANCEL, DEPLOY, ROLL_BACK -> false;
        };
    }

    static boolean isDangerous(ReleaseAction action) {
        return switch (action) {
            case REJECT, CANCEL, DECLARE_EMERGENCY, ROLL_BACK -> true;
            case CHANGE, SUBMIT, APPROVE, ASK_FOR_CHANGES, COMMENT, DEPLOY -> false;
        };
    }
}
