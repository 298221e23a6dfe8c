package modelport.ui.monitoring;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.AlertStep;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Section;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Timeline;
import modelport.ui.components.Words;
import modelport.ui.monitoring.AlertDialog.Deed;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** One alert: what happened, to which columns, what was done about it, and what can be done. */
@Route(value = "alerts/:alert", layout = MainLayout.class)
public class AlertPage extends Page {
    private Here here = Here.current();
    private @Nullable Alert alert;

    public AlertPage() {
        Feed.listen(this, Feed.about("alert").or(Feed.about("case")), events -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String id = event.getRouteParameters().get("alert").orElse("");
        try {
            alert = here.modelport().alerts().get(here.project(), UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(new Problem.NotFound("alert", id));
        }
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.alerts"), Links.alerts()),
                new Crumb(heading(), ""));
    }

    @Override
    protected void build() {
        Alert shown = alert();
        var columns = new Section(t("alert.columns"));
        var tags = Box.tag("ul", "mp-alert-columns");
        shown.columns()
                .forEach(each -> tags.add(Box.tag(
                        "li", "", Links.to(Links.column(shown.endpoint(), each, look().query()), Words.mono(each)))));
        columns.explained(t("alert.columns.explain")).add(tags);
        var story = new Section(t("alert.story"), timeline(shown)).explained(t("alert.story.explain"));
        var wide = Box.of("mp-stack mp-wide");
        if (!shown.columns().isEmpty()) {
            wide.add(columns);
        }
        wide.add(story);
        add(
                createHeader(shown),
                new Answer(
                        shown.state() == AlertState.RESOLVED ? State.GOOD : MonitorText.of(shown.severity()),
                        say(shown.summary())),
                Box.split(wide, new AlertAside(here, shown, look())));
    }

    private PageHeader createHeader(Alert shown) {
        return new PageHeader(heading(), createActions(shown))
                .beside(
                        StateBadge.soft(MonitorText.of(shown.severity()), MonitorText.word(shown.severity())),
                        StateBadge.quiet(MonitorText.of(shown.state()), AlertLine.stands(shown)))
                .facts(
                        Words.of(t("alert.since", Formats.day(shown.openedAt()), Formats.ago(shown.openedAt()))),
                        Box.tag(
                                "span",
                                "",
                                Words.of(t("endpoint.model")),
                                Links.to(
                                        Links.version(shown.model(), shown.version()),
                                        shown.model() + " v" + shown.version())),
                        Chip.of(MonitorText.word(shown.kind())));
    }

    private Component[] createActions(Alert shown) {
        List<Component> actions = new ArrayList<>();
        actions.add(MonitoringCode.alert(here, shown.id()).button());
        if (here.mayPredict() && shown.state() != AlertState.RESOLVED) {
            actions.add(deed(Deed.RESOLVE, Icon.CHECK, ""));
            actions.add(deed(Deed.SILENCE, Icon.CLOCK, ""));
            if (shown.state() == AlertState.OPEN) {
                actions.add(deed(Deed.ACKNOWLEDGE, Icon.PERSON, "primary"));
            }
        }
        return actions.toArray(Component[]::new);
    }

    private Button deed(Deed deed, Icon icon, String theme) {
        var button = new Button(
                t("alert.deed." + deed), icon.draw(), click -> new AlertDialog(here, alert(), deed, this::take).open());
        if (!theme.isEmpty()) {
            button.addThemeName(theme);
        }
        return button;
    }

    private static Component timeline(Alert shown) {
        var timeline = new Timeline();
        for (AlertStep step : shown.steps().reversed()) {
            List<Component> more = new ArrayList<>();
            if (step.detail() != null) {
                more.add(Words.tag("p", "mp-explain", say(step.detail())));
            }
            if (step.note() != null && !step.note().isBlank()) {
                more.add(Words.plain("blockquote", "mp-quote", step.note()));
            }
            timeline.entry(
                    state(step), Words.sentence(what(step)), Formats.when(step.at()), more.toArray(Component[]::new));
        }
        return timeline;
    }

    private static String what(AlertStep step) {
        String actor = step.actor();
        return actor == null ? t("alert.step." + step.deed()) : t("alert.stepBy." + step.deed(), actor);
    }

    private static State state(AlertStep step) {
        return switch (step.deed()) {
            case OPENED, WORSENED -> State.ACT;
            case WIDENED -> State.LOOK;
            case ACKNOWLEDGED, CASE_OPENED -> State.MOVING;
            case EASED, SILENCED -> State.IDLE;
            case RESOLVED -> State.GOOD;
        };
    }

    /** The time in which it lasted. */
    private Look look() {
        Alert shown = alert();
        Instant end = shown.resolvedAt() == null ? shown.lastSeenAt() : shown.resolvedAt();
        return Look.around(shown.openedAt(), end.isBefore(shown.openedAt()) ? shown.openedAt() : end);
    }

    private String heading() {
        return t("alert.heading", MonitorText.word(alert().kind()), alert().endpoint());
    }

    private void take(Alert changed) {
        alert = changed;
        rewrite();
    }

    private void refresh() {
        Alert newer = here.modelport().alerts().get(here.project(), alert().id());
        if (!newer.equals(alert)) {
            take(newer);
        }
    }

    private Alert alert() {
        if (alert == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return alert;
    }
}
