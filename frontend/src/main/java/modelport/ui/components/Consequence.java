package modelport.ui.components;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;

/** Asks before a dangerous action by saying, in numbers, what it will do. Never "Are you sure?". */
public final class Consequence extends Dialog {
    private final Box failure = Box.of("");
    private final Button act;

    public Consequence(String heading, String action, Runnable go, Component... content) {
        addClassName("mp-consequence");
        setHeaderTitle(heading);
        add(content);
        add(failure);
        var cancel = new Button(t("action.keep"), click -> close());
        act = new Button(action, click -> attempt(go));
        act.addThemeNames("primary", "error");
        act.setDisableOnClick(true);
        getFooter().add(cancel, act);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                cancel.focus();
            }
        });
    }

    /** One line: a number, and what it counts. */
    public static Box fact(String number, String sentence) {
        return Box.tag("li", "", Words.number(number), Words.sentence(sentence));
    }

    /** The lines. */
    public static Box facts(Component... lines) {
        return Box.tag("ul", "mp-consequences", lines);
    }

    /** The button that does it. */
    public Button act() {
        return act;
    }

    private void attempt(Runnable go) {
        try {
            go.run();
            close();
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
            act.setEnabled(true);
        }
    }
}
