package modelport.ui.components;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;

/**
 * The figures of a chart as a table, folded away: for screen readers, for copying, and for whoever does not trust
 * curves.
 */
public final class Twin extends Box {
    public Twin(Component... tables) {
        super("details", "mp-twin", Words.tag("summary", "", t("chart.figures")));
        add(tables);
    }
}
