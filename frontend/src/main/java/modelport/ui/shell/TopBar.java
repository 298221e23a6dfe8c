package modelport.ui.shell;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.List;
import java.util.Locale;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.Person;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Page.Crumb;
import modelport.ui.components.Words;

/** Where you are, and what is at hand on every page. */
final class TopBar extends Box {
    private final Box crumbs = Box.tag("nav", "mp-crumbs");

    TopBar(Runnable palette) {
        super("div", "mp-top");
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(t("nav.toggle"));
        var search = iconButton(Icon.SEARCH, t("palette.open"), palette);
        search.addClassName("mp-narrow-only");
        crumbs.attribute("aria-label", t("nav.where"));
        var tools = Box.of("mp-tools", search);
        if (Here.find().isPresent()) {
            tools.add(new JobsTray(), new Bell());
        }
        tools.add(new LanguageButton(), createScheme(), createAccount());
        add(toggle, crumbs, tools, new ConnectionLine());
    }

    void show(List<Crumb> steps) {
        var list = Box.tag("ol", "");
        for (Crumb step : steps) {
            boolean last = step.equals(steps.getLast());
            var item = last
                    ? Box.tag("li", "", Words.of(step.text())).attribute("aria-current", "page")
                    : Box.tag("li", "", new Anchor(step.href(), step.text()));
            list.add(item);
        }
        crumbs.show(list);
    }

    static Button iconButton(Icon icon, String label, Runnable action) {
        var button = new Button(icon.draw(), click -> action.run());
        button.addThemeName("tertiary");
        button.addClassName("mp-icon-button");
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }

    static Popover popover(Component target, String css, String label) {
        var popover = new Popover();
        popover.setTarget(target);
        popover.addClassName(css);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(label);
        return popover;
    }

    static Anchor menuLink(String href, String name, String note) {
        var link = new Anchor(href, Words.strong(name), Words.muted(note));
        link.addClassName("mp-menu-item");
        return link;
    }

    private static Component createScheme() {
        boolean[] dark = {Preferences.isDark()};
        var button = iconButton(dark[0] ? Icon.SUN : Icon.MOON, t("scheme.switch"), () -> {});
        button.addClickListener(click -> {
            dark[0] = !dark[0];
            Preferences.dark(UI.getCurrent(), dark[0]);
            button.setIcon((dark[0] ? Icon.SUN : Icon.MOON).draw());
        });
        return button;
    }

    private static Component createAccount() {
        Person person = Visitor.current().orElseThrow().me().person();
        String initial = person.displayName().isEmpty()
                ? "?"
                : person.displayName().substring(0, 1).toUpperCase(Locale.ROOT);
        var button = new Button(Words.of("mp-avatar", initial));
        button.addThemeName("tertiary");
        button.addClassName("mp-icon-button");
        button.setAriaLabel(t("account.menu", person.displayName()));
        var menu = popover(button, "mp-menu", t("account.menu", person.displayName()));
        var signOut = new Button(t("account.signOut"), Icon.SIGN_OUT.draw(), click -> signOut());
        signOut.addThemeName("tertiary");
        signOut.addClassName("mp-menu-button");
        menu.add(
                Box.of("mp-menu-head", Words.strong(person.displayName()), Words.muted(role(person))),
                menuLink(Links.tokens(), t("nav.tokens"), t("account.tokens.note")),
                signOut);
        return Box.of("", button, menu);
    }

    private static String role(Person person) {
        if (person.role() == InstanceRole.ADMIN) {
            return t("account.administrator", person.username());
        }
        return Here.find()
                .map(here -> t("account.member", person.username(), here.title()))
                .orElse(person.username());
    }

    private static void signOut() {
        UI ui = UI.getCurrent();
        Visitor.current().ifPresent(Visitor::signOut);
        ui.getPage().setLocation("sign-in");
    }
}
