package modelport.ui.components;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Messages;

/** Translations for code that is not itself a component. */
public final class Texts {
    private Texts() {}

    public static String t(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    /** What the platform says, in the reader's language. */
    public static String say(Message message) {
        return Messages.render(message, UI.getCurrent().getLocale());
    }

    /** Whole sentences one after the other: Chinese ones need no space between them. */
    public static String sentences(String... sentences) {
        boolean chinese = UI.getCurrent().getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
        return Stream.of(sentences)
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(chinese ? "" : " "));
    }

    /** The text of a key that a newer server's word may lead to; otherwise the word itself. */
    public static String orWord(String prefix, String word) {
        String key = prefix + word;
        String text = t(key);
        return text.contains(key) ? word : text;
    }
}
