package modelport.ui.prediction;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import modelport.contract.monitoring.FeedbackReceipt;
import modelport.contract.monitoring.NewFeedback;
import modelport.contract.prediction.PredictedRow;
import modelport.contract.prediction.StoredPrediction;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Clipboard;
import modelport.ui.components.Formats;
import modelport.ui.components.Problems;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** One row that was asked about: what was asked, what was answered, and a field for what was right. */
final class StoredLine extends Box {
    private static final int SHOWN = 6;
    private static final int LONGEST = 40;

    private final Here here;
    private final StoredPrediction stored;
    private final Box told = Box.of("mp-told-label").attribute("aria-live", "polite");

    StoredLine(Here here, StoredPrediction stored, List<String> classes) {
        super("div", "mp-stored-line");
        this.here = here;
        this.stored = stored;
        String id = stored.id().toString();
        add(
                Box.of(
                        "mp-stored-id",
                        Formats.when(stored.at()),
                        Box.tag(
                                "span",
                                "",
                                Words.mono(
                                        id.substring(0, 8) + "\u2026" + (stored.row() == 0 ? "" : " #" + stored.row())),
                                Clipboard.button(t("stored.copy"), id))),
                Words.of("mp-stored-input mp-mono", input(stored.input())),
                Box.of("mp-stored-answer", answer(stored.output()), Chip.version(stored.version())),
                here.mayPredict() ? Box.of("mp-stored-label", field(classes), told) : Words.of(""));
    }

    private Component field(List<String> classes) {
        String label = t("stored.label", stored.id().toString().substring(0, 8));
        if (classes.isEmpty()) {
            var field = new TextField();
            field.setPlaceholder(t("stored.was"));
            field.setAriaLabel(label);
            field.addValueChangeListener(change -> tell(change.getValue()));
            return field;
        }
        var field = new ComboBox<String>();
        field.setItems(classes);
        field.setPlaceholder(t("stored.was"));
        field.setAriaLabel(label);
        field.addValueChangeListener(change -> tell(change.getValue()));
        return field;
    }

    private void tell(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return;
        }
        try {
            FeedbackReceipt receipt = here.modelport()
                    .monitors()
                    .tell(
                            here.project(),
                            List.of(new NewFeedback(
                                    stored.id(), stored.row(), label.strip(), null, answered(stored.output()), null)));
            told.show(
                    receipt.refusals() == 0
                            ? StateBadge.quiet(State.GOOD, t("stored.told"))
                            : StateBadge.quiet(
                                    State.ACT, say(receipt.refused().getFirst().reason())));
        } catch (RuntimeException e) {
            told.show(Problems.box(e));
        }
    }

    private static @Nullable Object answered(PredictedRow row) {
        return row.label() != null ? row.label() : row.number();
    }

    private static Component answer(PredictedRow row) {
        if (row.label() != null) {
            String chance = row.probabilities() == null
                    ? ""
                    : Formats.percent(row.probabilities().stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(0));
            return Box.tag("span", "mp-stored-value", Words.strong(row.label()), Words.muted(chance));
        }
        return row.number() != null
                ? Words.strong(Formats.figure(row.number()))
                : Words.of("mp-mono", brief(row.outputs().toString()));
    }

    private static String input(Map<String, @Nullable Object> input) {
        String text = input.entrySet().stream()
                .limit(SHOWN)
                .map(each -> each.getKey() + "=" + brief(Objects.toString(each.getValue(), "\u2205")))
                .collect(Collectors.joining("  "));
        return input.size() > SHOWN ? text + "  \u2026" : text;
    }

    private static String brief(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\u2026";
    }
}
