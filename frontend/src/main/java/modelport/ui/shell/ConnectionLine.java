package modelport.ui.shell;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/**
 * A line under the bar when the server does not answer. It works without the server: text and behaviour are in the
 * browser from the start.
 */
@Tag("mp-connection")
@JsModule("context://modelport/connection.js")
@JsModule("context://modelport/focus.js")
final class ConnectionLine extends Component {
    ConnectionLine() {
        getElement().setAttribute("text", t("connection.lost"));
    }
}
