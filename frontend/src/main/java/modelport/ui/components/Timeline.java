package modelport.ui.components;

import com.vaadin.flow.component.Component;

/** What happened, newest first, on one thin line. */
public final class Timeline extends Box {
    public Timeline() {
        super("ol", "mp-timeline");
    }

    public Timeline entry(State state, Component what, Component when, Component... more) {
        when.getElement().getClassList().add("mp-timeline-when");
        var body = Box.of("mp-timeline-body", what, when);
        body.add(more);
        add(Box.tag("li", "", state.mark(), body));
        return this;
    }
}
