package modelport.ui.components;

import com.vaadin.flow.component.Component;

/** One judged thing on one line: what, the judgement, and always why. */
public final class VerdictLine extends Box {
    public VerdictLine(State state, Component what, String word, Component why, Component... more) {
        super(
                "li",
                "mp-verdict mp-verdict-" + state.css(),
                Box.of("mp-verdict-what", what),
                StateBadge.quiet(state, word),
                Box.of("mp-verdict-why", why));
        add(more);
    }
}
