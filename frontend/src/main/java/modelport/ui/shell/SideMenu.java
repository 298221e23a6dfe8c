package modelport.ui.shell;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.LinkedHashMap;
import java.util.Map;
import modelport.contract.access.Membership;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Words;

/** The life of a model as a line with stations, and the project it is lived in. */
final class SideMenu extends Box {
    private final Map<String, Anchor> links = new LinkedHashMap<>();

    SideMenu(Runnable palette) {
        super("div", "mp-drawer");
        var search = new Button(t("palette.open"), Icon.SEARCH.draw(), click -> palette.run());
        search.addClassName("mp-search");
        search.setSuffixComponent(Words.tag("kbd", "", "Ctrl K"));
        var head = Box.tag("header", "mp-drawer-head", createWordmark());
        Here.find().ifPresent(here -> head.add(createProject(here)));
        head.add(search);
        add(head, createLife());
    }

    /** Marks where the visitor is. */
    void show(String path) {
        String first = path.split("/", 2)[0];
        links.forEach((target, link) -> {
            if (target.equals(first)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    private Component createLife() {
        var nav = Box.tag("nav", "mp-life").attribute("aria-label", t("nav.label"));
        nav.add(Box.tag("ul", "mp-life-home", createLink(Destination.HOME)));
        for (Destination.Group group : Destination.LIFE) {
            var list = Box.tag("ul", "");
            group.destinations().forEach(destination -> list.add(createLink(destination)));
            boolean house = group.equals(Destination.LIFE.getLast());
            nav.add(Box.of(
                    "mp-life-group" + (house ? " mp-life-house" : ""),
                    Words.of("mp-life-title", t(group.key())),
                    list));
        }
        return nav;
    }

    private Component createLink(Destination destination) {
        var link = new Anchor(
                destination.href().get(), destination.icon().draw(), Words.of("mp-life-name", t(destination.key())));
        if (Here.find().isPresent()) {
            addCount(destination, link);
        }
        links.put(destination.path(), link);
        return Box.tag("li", "", link);
    }

    private static void addCount(Destination destination, Anchor link) {
        if (destination.equals(Destination.APPROVALS)) {
            var count = new Count(t("nav.approvals.waiting"));
            link.add(count);
            CountWatch.waitingReleases(count, count::show);
        } else if (destination.equals(Destination.ALERTS)) {
            var count = new Count(t("nav.alerts.open"));
            link.add(count);
            CountWatch.openAlerts(count, count::show);
        }
    }

    /** How many of something there are; nothing where there are none. */
    private static final class Count extends Box {
        private final Box figure = Box.tag("span", "mp-count");
        private final String meaning;

        Count(String meaning) {
            super("span", "mp-count-frame");
            this.meaning = meaning;
            figure.setVisible(false);
            add(figure);
        }

        void show(int number) {
            figure.setVisible(number > 0);
            String text = number > CountWatch.MOST ? CountWatch.MOST + "+" : Integer.toString(number);
            figure.show(Words.of(text), Words.of("mp-hidden", meaning));
        }
    }

    private static Component createWordmark() {
        var home = new Anchor(Links.home(), new Wordmark(), Words.of("Modelport"));
        home.addClassName("mp-wordmark");
        return home;
    }

    private static Component createProject(Here here) {
        var words = Box.of(
                "mp-project",
                Words.of("mp-project-mark", here.title().substring(0, 1)),
                Box.of("mp-project-words", Words.strong(here.title()), Words.muted(t("project.role"))));
        if (here.me().projects().size() < 2) {
            return Box.of("mp-project-alone", words);
        }
        words.add(Icon.DOWN_CARET.draw());
        var button = new Button(words);
        button.addClassName("mp-project-button");
        button.addThemeName("tertiary");
        button.setAriaLabel(t("project.switch", here.title()));
        var menu = TopBar.popover(button, "mp-menu", t("project.switch.title"));
        menu.setPosition(PopoverPosition.BOTTOM_START);
        for (Membership each : here.me().projects()) {
            menu.add(TopBar.menuLink(
                    "?" + Here.PARAMETER + "=" + each.project(),
                    each.title(),
                    each.project().value()));
        }
        return Box.of("mp-project-switch", button, menu);
    }
}
