package modelport.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import java.util.function.DoubleConsumer;

/** The browser's own slider between two numbers. */
@Tag("input")
public final class Slider extends Component implements HasStyle {
    private static final int STEPS = 100;

    /** Hears where somebody drags it to. */
    public Slider(String label, double lower, double upper, DoubleConsumer listener) {
        addClassName("mp-slider");
        getElement()
                .setAttribute("type", "range")
                .setAttribute("aria-label", label)
                .setAttribute("min", Double.toString(lower))
                .setAttribute("max", Double.toString(upper))
                .setAttribute("step", Double.toString((upper - lower) / STEPS));
        getElement().addPropertyChangeListener("value", "input", change -> {
            if (change.isUserOriginated()) {
                listener.accept(Double.parseDouble(String.valueOf(change.getValue())));
            }
        });
    }

    public void show(double value) {
        getElement().setProperty("value", Double.toString(value));
    }
}
