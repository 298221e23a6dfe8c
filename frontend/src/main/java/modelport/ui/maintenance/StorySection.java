package modelport.ui.maintenance;

import static modelport.ui.components.Texts.orWord;
import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseNote;
import modelport.contract.maintenance.CaseStep;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Problems;
import modelport.ui.components.Section;
import modelport.ui.components.Timeline;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** What happened in a case, the newest first, and a field to say something; what is typed outlives every change. */
final class StorySection extends Box {
    private static final int LONGEST = 10_000;

    final TextArea field = new TextArea();
    final Button send = new Button();
    private final Box story = Box.of("");
    private final Box failure = Box.of("");
    private final Here here;
    private final Consumer<MaintenanceCase> changed;
    private MaintenanceCase about;

    /** Hands over the case as it is after a comment. */
    StorySection(Here here, MaintenanceCase about, String draft, Consumer<MaintenanceCase> changed) {
        super("div", "mp-talk");
        this.here = here;
        this.about = about;
        this.changed = changed;
        field.setLabel(t("case.comment"));
        field.setMaxLength(LONGEST);
        field.setValue(draft);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.getElement()
                .addEventListener("keydown", event -> send())
                .setFilter("event.key == 'Enter' && (event.ctrlKey || event.metaKey)")
                .preventDefault();
        send.setText(t("case.comment.send"));
        send.addClickListener(click -> send());
        var form = Box.of("mp-talk-form", field, Box.row(send), failure);
        form.setVisible(here.mayContribute());
        add(new Section(t("case.story"), form, story).explained(t("case.story.explain")));
        show(about);
    }

    /** What is typed and not sent. */
    String draft() {
        return field.getValue();
    }

    /** The case as it is now. */
    void show(MaintenanceCase now) {
        about = now;
        var timeline = new Timeline();
        now.steps().reversed().forEach(step -> entry(timeline, step));
        story.rewrite(timeline);
    }

    private void entry(Timeline timeline, CaseStep step) {
        String who = step.actor() == null ? t("case.byItself") : step.actor();
        var what = Box.of("mp-decision-line", Words.sentence(sentence(step, who)));
        link(step).ifPresent(what::add);
        List<Component> more = new ArrayList<>();
        if (step.detail() != null) {
            more.add(Words.plain("p", "mp-story-detail", say(step.detail())));
        }
        if (step.note() != null && !step.note().isBlank()) {
            more.add(Words.plain("p", "mp-said", step.note()));
        }
        timeline.entry(CaseText.of(step.deed()), what, Formats.when(step.at()), more.toArray(Component[]::new));
    }

    private String sentence(CaseStep step, String who) {
        boolean person = step.actor() != null;
        String end = step.deed() == CaseDeed.CLOSED && about.outcome() != null
                ? orWord("case.outcome.", about.outcome().name())
                : "";
        return t((person ? "case.did." : "case.deed.") + step.deed(), who, end);
    }

    private Optional<Component> link(CaseStep step) {
        if (step.thing() == null || step.reference() == null) {
            return Optional.empty();
        }
        String reference = step.reference();
        boolean version = reference.matches("[1-9][0-9]{0,8}");
        Optional<UUID> id = id(reference);
        return switch (step.thing()) {
            case VERSION ->
                version
                        ? Optional.of(
                                Links.to(Links.version(about.model(), Integer.parseInt(reference)), "v" + reference))
                        : Optional.empty();
            case ALERT -> id.map(each -> Links.to(Links.alert(each), t("case.thing.ALERT")));
            case TUNING -> id.map(each -> Links.to(Links.tuning(each), t("case.thing.TUNING")));
            case COMPRESSION -> id.map(each -> Links.to(Links.compression(each), t("case.thing.COMPRESSION")));
            case EVALUATION -> id.map(each -> Links.to(Links.evaluation(each), t("case.thing.EVALUATION")));
            case RELEASE -> id.map(each -> Links.to(Links.release(each), t("case.thing.RELEASE")));
            case JOB -> id.map(each -> Links.to(Links.job(each), t("case.thing.JOB")));
        };
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void send() {
        String words = field.getValue().strip();
        if (words.isEmpty()) {
            field.focus();
            return;
        }
        try {
            MaintenanceCase now =
                    here.modelport().maintenance().comment(here.project(), about.id(), new CaseNote(words));
            field.clear();
            failure.removeAll();
            changed.accept(now);
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        }
    }
}
