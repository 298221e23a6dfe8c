package modelport.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.dom.Element;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run of text. Sentences of ours may mark **numbers that matter** and `names a machine gave`. */
public final class Words extends Component implements HasText, HasStyle {
    private static final Pattern MARKS = Pattern.compile("\\*\\*(.+?)\\*\\*|`(.+?)`");

    private Words(String tag, String css) {
        super(new Element(tag));
        for (String name : css.split(" ", -1)) {
            if (!name.isEmpty()) {
                addClassName(name);
            }
        }
    }

    /** Text as it is. */
    public static Words of(String text) {
        return of("", text);
    }

    /** Text as it is, with a class. */
    public static Words of(String css, String text) {
        var words = new Words("span", css);
        words.setText(text);
        return words;
    }

    public static Words muted(String text) {
        return of("mp-muted", text);
    }

    public static Words strong(String text) {
        return of("mp-strong", text);
    }

    public static Words mono(String text) {
        return of("mp-mono", text);
    }

    public static Words number(String text) {
        return of("mp-number", text);
    }

    /** One of our sentences, with its marks. */
    public static Words sentence(String text) {
        return tag("span", "mp-sentence", text);
    }

    /** One of our sentences, with its marks, in an element of its own. */
    public static Words tag(String tag, String css, String text) {
        var words = new Words(tag, css);
        words.write(text);
        return words;
    }

    /** A heading or paragraph in people's own words, which have no marks. */
    public static Words plain(String tag, String css, String text) {
        var words = new Words(tag, css);
        words.setText(text);
        return words;
    }

    private void write(String text) {
        Matcher matcher = MARKS.matcher(text);
        int at = 0;
        while (matcher.find()) {
            append(text.substring(at, matcher.start()));
            boolean strong = matcher.group(1) != null;
            var marked = new Element(strong ? "strong" : "code");
            marked.setText(strong ? matcher.group(1) : matcher.group(2));
            getElement().appendChild(marked);
            at = matcher.end();
        }
        append(text.substring(at));
    }

    private void append(String text) {
        if (!text.isEmpty()) {
            getElement().appendChild(Element.createText(text));
        }
    }
}
