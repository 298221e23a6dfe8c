package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.textfield.TextArea;

/** Two texts that belong together: to be compared, or a question and where its answer is. */
final class PairFields extends AskFields {
    final TextArea first;
    final TextArea second;

    PairFields(TryState state) {
        super(state);
        boolean question = state.kind() == AskKind.QUESTION;
        first = TextsFields.area(
                question ? t("try.question") : t("try.textNumber", 1),
                question ? t("try.question.hint") : t("try.text.hint"),
                question ? 1 : 2);
        second = TextsFields.area(
                question ? t("try.context") : t("try.textNumber", 2),
                question ? t("try.context.hint") : t("try.text.hint"),
                question ? 6 : 2);
        first.setValue(state.text(0));
        second.setValue(state.text(1));
        first.addValueChangeListener(change -> state.type(0, change.getValue()));
        second.addValueChangeListener(change -> state.type(1, change.getValue()));
        add(first, second);
    }
}
