package modelport.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Duration;

/** A beat from the browser, every few seconds, but only while somebody can see the page. */
@Tag("mp-pulse")
@JsModule("context://modelport/pulse.js")
public final class Pulse extends Component {
    private final Runnable listener;

    public Pulse(Duration every, Runnable listener) {
        this.listener = listener;
        getElement().setAttribute("every", Long.toString(every.toMillis()));
        getElement().addEventListener("pulse", event -> beat());
    }

    /** What the browser does every few seconds. */
    public void beat() {
        listener.run();
    }
}
