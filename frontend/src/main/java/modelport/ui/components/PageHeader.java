package modelport.ui.components;

import com.vaadin.flow.component.Component;

/** The only h1 of a page, what surrounds the name, and at most one primary action at the end. */
public final class PageHeader extends Box {
    private final Box facts = Box.of("mp-facts");
    private final Box title;

    public PageHeader(String heading, Component... actions) {
        super("header", "mp-header");
        title = Box.of("mp-title", Words.plain("h1", "", heading));
        add(Box.of("mp-header-words", title, facts), Box.of("mp-actions", actions));
    }

    public PageHeader beside(Component... components) {
        title.add(components);
        return this;
    }

    public PageHeader before(Component component) {
        title.addComponentAsFirst(component);
        return this;
    }

    public PageHeader facts(Component... components) {
        facts.add(components);
        return this;
    }
}
