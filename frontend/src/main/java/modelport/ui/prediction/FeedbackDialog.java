package modelport.ui.prediction;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import modelport.contract.monitoring.FeedbackReceipt;
import modelport.ui.components.Box;
import modelport.ui.components.Consequence;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Problems;
import modelport.ui.components.TextFile;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/**
 * Sends what many predictions should have been, as a CSV table that is pasted or dropped, and says what became of it.
 */
final class FeedbackDialog extends Dialog {
    private static final int LARGEST = 2_000_000;
    private static final int REFUSED = 20;
    private static final String EXAMPLE = """
            prediction,label,row
            0199aaaa-0000-7000-8000-000000000000,billing,0""";

    final TextArea csv = new TextArea(t("feedback.csv"));
    final Button send = new Button(t("feedback.send"));
    final Box outcome = Box.of("mp-stack").attribute("aria-live", "polite");
    private final Here here;

    FeedbackDialog(Here here) {
        this.here = here;
        addClassName("mp-form-dialog");
        addClassName("mp-start-dialog");
        setHeaderTitle(t("stored.send"));
        csv.addClassName("mp-code-area");
        csv.setMinRows(6);
        csv.setMaxRows(14);
        csv.setPlaceholder(EXAMPLE);
        csv.setHelperText(t("feedback.csv.help"));
        csv.setValueChangeMode(ValueChangeMode.LAZY);
        var file = new TextFile(".csv", LARGEST, new Files());
        file.add(csv, Box.row(new Button(t("feedback.choose"), Icon.FILE.draw(), click -> file.choose())));
        send.addThemeName("primary");
        send.setDisableOnClick(true);
        send.addClickListener(click -> send());
        add(Box.of("mp-form-stack", Words.tag("p", "mp-explain", t("feedback.explain")), file, outcome));
        getFooter().add(new Button(t("action.close"), click -> close()), send);
    }

    private void send() {
        try {
            if (csv.getValue().isBlank()) {
                outcome.show(Problems.box(t("feedback.missing")));
                return;
            }
            outcome.show(view(here.modelport().monitors().tell(here.project(), csv.getValue())));
        } catch (RuntimeException e) {
            outcome.show(Problems.box(e));
        } finally {
            send.setEnabled(true);
        }
    }

    private static Component view(FeedbackReceipt receipt) {
        var box = Box.of(
                "mp-stack",
                Consequence.facts(
                        Consequence.fact(Formats.count(receipt.taken()), t("feedback.taken")),
                        Consequence.fact(Formats.count(receipt.known()), t("feedback.known")),
                        Consequence.fact(Formats.count(receipt.corrected()), t("feedback.corrected")),
                        Consequence.fact(Formats.count(receipt.refusals()), t("feedback.refused"))));
        if (!receipt.refused().isEmpty()) {
            var list = Box.tag("ul", "mp-refusals");
            receipt.refused().stream()
                    .limit(REFUSED)
                    .forEach(each -> list.add(Words.tag(
                            "li", "", t("feedback.refusal", Formats.count(each.index() + 1L), say(each.reason())))));
            box.add(list);
        }
        return box;
    }

    private final class Files implements TextFile.Listener {
        @Override
        public void read(String text) {
            csv.setValue(text);
        }

        @Override
        public void tooLarge(String name) {
            outcome.show(Problems.box(t("feedback.large", name)));
        }
    }
}
