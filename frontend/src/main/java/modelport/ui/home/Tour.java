package modelport.ui.home;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Location;
import java.util.List;
import java.util.Optional;
import modelport.contract.Slug;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Preferences;

/** Five steps through what {@code ./modelport demo} left behind, until the visitor has had enough of them. */
final class Tour extends Box {
    private static final Slug DEMO = new Slug("demo");
    private static final String PARAMETER = "tour";
    private static final List<Step> STEPS = List.of(
            new Step("decide", "approvals"),
            new Step("look", "models/tumours"),
            new Step("shrink", "compression?model=clothes&version=1"),
            new Step("watch", "monitoring/demo-tumours"),
            new Step("maintain", "cases"));

    private record Step(String key, String path) {
        String href(Slug project) {
            return path + (path.contains("?") ? "&" : "?") + Here.PARAMETER + "=" + project;
        }
    }

    private Tour(Slug project) {
        super("div", "mp-tour");
        var close = new Button(Icon.CROSS.draw(), click -> dismiss());
        close.addThemeName("tertiary");
        close.setAriaLabel(t("tour.dismiss"));
        var list = Box.tag("ol", "mp-tour-steps");
        for (int i = 0; i < STEPS.size(); i++) {
            list.add(step(i + 1, STEPS.get(i), project));
        }
        var section = new Section(t("tour.heading"), list).action(close);
        add(section);
        Shortcuts.addShortcutListener(this, this::dismiss, Key.ESCAPE).listenOn(section);
    }

    /** Whoever asks for it gets it; otherwise members of the demo do, once. */
    static Optional<Tour> find(Here here, Location location) {
        boolean wanted =
                location.getQueryParameters().getSingleParameter(PARAMETER).isPresent();
        boolean member =
                here.me().projects().stream().anyMatch(each -> each.project().equals(DEMO));
        if (wanted || (member && !Preferences.hasSeenTour())) {
            return Optional.of(new Tour(member ? DEMO : here.project()));
        }
        return Optional.empty();
    }

    private static Component step(int number, Step step, Slug project) {
        return Box.tag(
                "li",
                "",
                Words.of("mp-first-number", String.valueOf(number)),
                Box.of(
                        "mp-stack",
                        new Anchor(step.href(project), t("tour." + step.key())),
                        Words.tag("p", "", t("tour." + step.key() + ".text"))));
    }

    private void dismiss() {
        Preferences.seenTour(UI.getCurrent());
        removeFromParent();
        // What had the focus is gone.
        UI.getCurrent().getPage().executeJs("document.getElementById('main')?.focus()");
    }
}
