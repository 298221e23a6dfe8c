package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import modelport.contract.registry.Version;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.WinnerPromotion;
import modelport.ui.components.Box;
import modelport.ui.components.Consequence;
import modelport.ui.components.Problems;
import modelport.ui.shell.Here;

/** Makes the winner a version, and says before what that version will be. */
final class PromoteDialog extends Dialog {
    private static final int TITLE_LONGEST = 200;

    final TextField title = new TextField(t("upload.versionTitle"));
    final TextArea card = new TextArea(t("edit.card"));
    final Button promote = new Button(t("tuning.promote"));
    private final Box failure = Box.of("");
    private final Here here;
    private final Tuning tuning;
    private final Consumer<Version> made;

    /** Hands over the version that was made. */
    PromoteDialog(Here here, Tuning tuning, Trial best, Consumer<Version> made) {
        this.here = here;
        this.tuning = tuning;
        this.made = made;
        addClassName("mp-form-dialog");
        addClassName("mp-promote-dialog");
        setHeaderTitle(t("tuning.promote.heading"));
        title.setMaxLength(TITLE_LONGEST);
        title.setPlaceholder(
                tuning.title().isEmpty()
                        ? SettingText.trainer(best.trainer()) + " " + TuningText.score(tuning, best)
                        : tuning.title());
        title.setHelperText(t("tuning.promote.title.help"));
        card.setHelperText(t("edit.card.help"));
        promote.addThemeName("primary");
        promote.setDisableOnClick(true);
        promote.addClickListener(click -> promote());
        var facts = Consequence.facts(
                Consequence.fact("1", t("tuning.promote.version", tuning.model())),
                Consequence.fact(
                        TuningText.score(tuning, Race.value(best.mean())),
                        t("tuning.promote.score", TuningText.metric(tuning))),
                Consequence.fact("0", t("compression.promote.endpoints")));
        add(facts, Box.of("mp-form-stack", title, card, failure));
        getFooter().add(new Button(t("action.keep"), click -> close()), promote);
    }

    private void promote() {
        try {
            String name = title.getValue().strip();
            var promotion = new WinnerPromotion(
                    name.isEmpty() ? null : name, card.getValue().isBlank() ? null : card.getValue());
            Version version = here.modelport().tunings().promote(here.project(), tuning.id(), promotion);
            close();
            made.accept(version);
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        } finally {
            promote.setEnabled(true);
        }
    }
}
