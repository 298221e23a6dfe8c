package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Words;

/** A rule of a policy with its fields, the sentence that they make, and its place among the others. */
abstract class Row extends Box {
    /** What can be done with a row as a whole. */
    interface Owner {
        void changed();

        void move(Row row, int by);

        void remove(Row row);
    }

    private final Words sentence = Words.of("");
    private final Words about = Words.muted("");
    private final Owner owner;
    private final Box fields = Box.of("mp-rule-fields");

    Row(Owner owner) {
        super("li", "mp-rule");
        this.owner = owner;
    }

    /** What the fields say, in words. */
    abstract String says();

    /** A second sentence, where one is not enough. */
    String about() {
        return "";
    }

    /** Says what is wrong with the part of that name, or with the whole. */
    abstract void refuse(String part, String why);

    final void setUp(boolean ordered, Component... shown) {
        fields.show(shown);
        var tools = Box.of("mp-rule-tools");
        if (ordered) {
            tools.add(
                    tool(Icon.UP, "up", () -> owner.move(this, -1)),
                    tool(Icon.DOWN, "down", () -> owner.move(this, 1)));
        }
        tools.add(tool(Icon.CROSS, "remove", () -> owner.remove(this)));
        show(fields, tools, Box.of("mp-rule-sentence", sentence, about));
        write();
    }

    /** Other fields in the place of the present ones. */
    final void showFields(Component... shown) {
        fields.rewrite(shown);
        changed();
    }

    final void changed() {
        write();
        owner.changed();
    }

    private void write() {
        sentence.setText(says());
        about.setText(about());
    }

    private Button tool(Icon icon, String what, Runnable action) {
        var button = new Button(icon.draw(), click -> action.run());
        button.addThemeName("tertiary");
        button.addClassName("mp-icon-button");
        button.setAriaLabel(t("policy.tool." + what, says()));
        button.setTooltipText(t("policy.tool.short." + what));
        return button;
    }
}
