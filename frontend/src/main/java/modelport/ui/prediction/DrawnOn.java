package modelport.ui.prediction;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import modelport.ui.components.Box;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * A drawing on the picture or the recording that was asked about, which the browser has kept; where it has not, the
 * list beside the drawing says the same.
 */
abstract sealed class DrawnOn extends Component implements HasComponents, HasStyle {
    private DrawnOn(String label, @Nullable String key) {
        addClassName("mp-drawn-on");
        getElement().setAttribute("label", label).setAttribute("key", key == null ? "" : key);
        add(Box.of("mp-drawn-place"));
    }

    /** What is drawn; each mark has the id of a row of the list. */
    final void mark(ArrayNode marks) {
        getElement().setPropertyJson("marks", marks);
    }

    /** Boxes on a picture. */
    @Tag("mp-picture")
    @JsModule("context://modelport/drawn.js")
    static final class Picture extends DrawnOn {
        Picture(String label, @Nullable String key) {
            super(label, key);
        }
    }

    /** Speech on a recording. */
    @Tag("mp-sound")
    @JsModule("context://modelport/drawn.js")
    static final class Sound extends DrawnOn {
        Sound(String label, @Nullable String key) {
            super(label, key);
        }
    }
}
