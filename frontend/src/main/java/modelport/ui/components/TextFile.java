package modelport.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** A place where a small text file may be dropped; its text comes here, however much of it the place allows. */
@Tag("mp-text-file")
@JsModule("context://modelport/textfile.js")
public final class TextFile extends Component implements HasComponents, HasStyle {
    /** Hears what was in a file. */
    public interface Listener {
        void read(String text);

        void tooLarge(String name);
    }

    private static final String DETAIL = "event.detail.";

    /** Takes files with the ending {@code accept} of up to {@code limit} bytes. */
    public TextFile(String accept, int limit, Listener listener) {
        getElement().setAttribute("accept", accept).setAttribute("limit", Integer.toString(limit));
        getElement()
                .addEventListener("text", event -> {
                    var detail = event.getEventData();
                    if (detail.path(DETAIL + "fits").asBoolean()) {
                        listener.read(detail.path(DETAIL + "text").asString());
                    } else {
                        listener.tooLarge(detail.path(DETAIL + "name").asString());
                    }
                })
                .addEventData(DETAIL + "text")
                .addEventData(DETAIL + "name")
                .addEventData(DETAIL + "fits");
    }

    /** Lets somebody choose a file. */
    public void choose() {
        getElement().callJsFunction("choose");
    }
}
