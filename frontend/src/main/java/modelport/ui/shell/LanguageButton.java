package modelport.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.Locale;
import modelport.ui.components.Icon;

/** One click to the other language; its own words are in that language. */
public final class LanguageButton extends Button {
    public LanguageButton() {
        boolean chinese = UI.getCurrent().getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
        setText(chinese ? "EN" : "\u4e2d\u6587");
        setIcon(Icon.LANGUAGE.draw());
        addThemeName("tertiary");
        addClassName("mp-language");
        setAriaLabel(chinese ? "Switch to English" : "\u5207\u6362\u5230\u4e2d\u6587");
        getElement().setAttribute("lang", chinese ? "en" : "zh");
        addClickListener(click -> switchTo(chinese ? Locale.ENGLISH : Locale.CHINESE));
    }

    /** The page is written again, this button too: the new one gets the focus of the old one. */
    private static void switchTo(Locale language) {
        UI ui = UI.getCurrent();
        Preferences.language(ui, language);
        ui.getPage().executeJs("document.querySelector('.mp-language')?.focus()");
    }
}
