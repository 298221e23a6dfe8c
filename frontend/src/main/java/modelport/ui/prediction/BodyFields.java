package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

/** The request as JSON. */
final class BodyFields extends AskFields {
    final TextArea body = new TextArea(t("try.body"));

    BodyFields(TryState state) {
        super(state);
        body.setWidthFull();
        body.setValueChangeMode(ValueChangeMode.LAZY);
        body.addClassName("mp-code-area");
        body.setMinRows(6);
        body.setMaxRows(16);
        body.setValue(state.body());
        body.addValueChangeListener(change -> state.write(change.getValue()));
        if (state.isHidden()) {
            body.setPlaceholder(t(state.hasExample() ? "try.large" : "try.tooLarge"));
        }
        add(body);
    }
}
