package modelport.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.dom.Element;

/** The one layout primitive: an element with a class. Direction, gaps and widths live in components.css. */
public class Box extends Component implements HasComponents, HasStyle {
    protected Box(String tag, String css, Component... children) {
        super(new Element(tag));
        for (String name : css.split(" ", -1)) {
            if (!name.isEmpty()) {
                addClassName(name);
            }
        }
        add(children);
    }

    public static Box of(String css, Component... children) {
        return new Box("div", css, children);
    }

    public static Box tag(String tag, String css, Component... children) {
        return new Box(tag, css, children);
    }

    /** Side by side, wrapping, centred on one line. */
    public static Box row(Component... children) {
        return of("mp-row", children);
    }

    /** One under the other. */
    public static Box stack(Component... children) {
        return of("mp-stack", children);
    }

    /** A wide column and a narrow one; one column on a phone. */
    public static Box split(Component wide, Component narrow) {
        return of("mp-split", wide, narrow);
    }

    /** As many equal columns as fit. */
    public static Box columns(Component... children) {
        return of("mp-columns", children);
    }

    public final Box attribute(String name, String value) {
        getElement().setAttribute(name, value);
        return this;
    }

    /** Puts other children in the place of the present ones. */
    public final void show(Component... children) {
        removeAll();
        add(children);
    }

    /** The same for a part that is written again while somebody may be in it: the focus stays where it was. */
    public final void rewrite(Component... children) {
        show(children);
        keepFocus();
    }

    protected final void keepFocus() {
        getElement().executeJs("window.modelportFocus?.(this)");
    }
}
