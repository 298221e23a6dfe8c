package modelport.ui.components;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;

/** Copies a text from the page, over plain HTTP too, where browsers have no clipboard for scripts. */
public final class Clipboard {
    private static final String COPY = """
            if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText($0); return; }
            const area = document.createElement('textarea');
            area.value = $0;
            const place = document.querySelector('vaadin-dialog[opened]') ?? document.body;
            place.append(area);
            area.select();
            document.execCommand('copy');
            area.remove();""";

    private Clipboard() {}

    public static void copy(String text) {
        UI.getCurrent().getPage().executeJs(COPY, text);
        Notice.show(t("action.copied"));
    }

    /** A small button without words that copies. */
    public static Button button(String label, String text) {
        var button = new Button(Icon.COPY.draw(), click -> copy(text));
        button.addThemeName("tertiary");
        button.addClassName("mp-icon-button");
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
