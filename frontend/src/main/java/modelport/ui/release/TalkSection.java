package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import modelport.contract.release.Decision;
import modelport.contract.release.NewDecision;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.Verdict;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Problems;
import modelport.ui.components.Section;
import modelport.ui.components.Timeline;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** What people said, in order, and a field to say more; what is typed outlives every change of the release. */
final class TalkSection extends Box {
    private static final int LONGEST = 10_000;

    final TextArea field = new TextArea();
    final Button send = new Button();
    private final Box said = Box.of("");
    private final Box failure = Box.of("");
    private final Box form;
    private final Here here;
    private final Consumer<ReleaseReview> changed;
    private Reviewed reviewed;

    /** Hands over the release as it is after a comment, or after somebody else was faster. */
    TalkSection(Here here, Reviewed reviewed, String draft, Consumer<ReleaseReview> changed) {
        super("div", "mp-talk");
        this.here = here;
        this.changed = changed;
        this.reviewed = reviewed;
        field.setLabel(t("release.comment"));
        field.setHelperText(t("release.comment.help"));
        field.setMaxLength(LONGEST);
        field.setValue(draft);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.getElement()
                .addEventListener("keydown", event -> send())
                .setFilter("event.key == 'Enter' && (event.ctrlKey || event.metaKey)")
                .preventDefault();
        send.setText(t("release.comment.send"));
        send.addClickListener(click -> send());
        form = Box.of("mp-talk-form", field, Box.row(send), failure);
        add(new Section(t("release.talk"), said, form).explained(t("release.talk.explain")));
        show(reviewed);
    }

    /** What is typed and not sent. */
    String draft() {
        return field.getValue();
    }

    /** The release as it is now. */
    void show(Reviewed now) {
        reviewed = now;
        form.setVisible(now.may(ReleaseAction.COMMENT));
        if (now.review().decisions().isEmpty()) {
            said.rewrite(Words.tag("p", "mp-explain", t("release.talk.none")));
            return;
        }
        var timeline = new Timeline();
        now.review().decisions().forEach(each -> entry(timeline, each));
        said.rewrite(timeline);
    }

    private void entry(Timeline timeline, Decision decision) {
        String rule = decision.rule() == null ? "" : decision.rule().value();
        var what = Box.of(
                "mp-decision-line" + (decision.current() ? "" : isVoid(decision) ? " mp-voided" : " mp-earlier"),
                Words.sentence(t("release.said." + decision.verdict(), decision.actor(), rule)));
        if (!decision.current()) {
            var earlier = Chip.of(t("release.said.earlier", Formats.digest(decision.digest())));
            earlier.getElement().setAttribute("title", decision.digest());
            what.add(earlier);
        }
        Component words = decision.comment().isEmpty()
                ? Box.of("mp-none")
                : Words.plain("p", decision.current() ? "mp-said" : "mp-said mp-muted", decision.comment());
        timeline.entry(ReleaseText.of(decision.verdict()), what, Formats.when(decision.at()), words);
    }

    /** A yes to what it was counts no more; a word about it is still a word. */
    private static boolean isVoid(Decision decision) {
        return decision.verdict() == Verdict.APPROVE || decision.verdict() == Verdict.EMERGENCY;
    }

    private void send() {
        String words = field.getValue().strip();
        if (words.isEmpty()) {
            field.focus();
            return;
        }
        try {
            var release = reviewed.release();
            here.modelport().releases().comment(here.project(), release.id(), NewDecision.on(release.digest(), words));
            field.clear();
            failure.removeAll();
            changed.accept(again());
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
            if (DecisionDialog.isMeanwhile(e)) {
                changed.accept(again());
            }
        }
    }

    private ReleaseReview again() {
        return here.modelport()
                .releases()
                .review(here.project(), reviewed.release().id());
    }
}
