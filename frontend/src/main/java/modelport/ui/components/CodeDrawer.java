package modelport.ui.components;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The same action as a line for a terminal or a program, in a drawer at the side. */
public final class CodeDrawer extends Dialog {
    private final Map<Tab, Supplier<String>> codes = new LinkedHashMap<>();
    private final Tabs tabs = new Tabs();
    private final Words explanation = Words.tag("p", "mp-explain", t("code.explain"));
    private final Box code = Box.tag("pre", "mp-code").attribute("tabindex", "0");

    public CodeDrawer(String heading) {
        addClassName("mp-side-drawer");
        setHeaderTitle(heading);
        var close = new Button(Icon.CROSS.draw(), click -> close());
        close.addThemeName("tertiary");
        close.setAriaLabel(t("action.close"));
        getHeader().add(close);
        tabs.addSelectedChangeListener(change -> write());
        addOpenedChangeListener(change -> write());
        var copy = new Button(t("action.copy"), Icon.COPY.draw(), click -> Clipboard.copy(text()));
        add(tabs, code, explanation);
        getFooter().add(copy);
    }

    public CodeDrawer code(String language, String text) {
        return code(language, () -> text);
    }

    /** A text that is made when it is looked at. */
    public CodeDrawer code(String language, Supplier<String> text) {
        var tab = new Tab(language);
        codes.put(tab, text);
        tabs.add(tab);
        return this;
    }

    /** Another explanation, for lines that no button does. */
    public CodeDrawer explained(String text) {
        explanation.setText(text);
        return this;
    }

    public Button button() {
        return new Button(t("code.button"), Icon.CODE.draw(), click -> open());
    }

    private void write() {
        code.getElement().setText(text());
    }

    private String text() {
        Supplier<String> text = codes.get(tabs.getSelectedTab());
        return text == null ? "" : text.get();
    }
}
