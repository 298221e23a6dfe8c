package modelport.ui.release;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.BiConsumer;

/**
 * Cards that are walked and acted on by keyboard: j, k and the arrows move, and other keys are told here with the card
 * that has the focus. Nothing is heard while somebody types or a dialog is open.
 */
@Tag("mp-inbox")
@JsModule("context://modelport/inbox.js")
final class Inbox extends Component implements HasComponents, HasStyle {
    private static final String DETAIL = "event.detail.";

    /** Hears a key, and the name of the card that it is about; empty where none has the focus. */
    Inbox(BiConsumer<String, String> listener) {
        addClassName("mp-inbox");
        getElement()
                .addEventListener("act", event -> {
                    var detail = event.getEventData();
                    listener.accept(
                            detail.path(DETAIL + "key").asString(),
                            detail.path(DETAIL + "card").asString());
                })
                .addEventData(DETAIL + "key")
                .addEventData(DETAIL + "card");
    }

    /** Puts the focus on the card in that place, or on the last before it; on the page where none is left. */
    void focusAt(int index) {
        getElement().executeJs("this.focusAt($0)", index);
    }
}
