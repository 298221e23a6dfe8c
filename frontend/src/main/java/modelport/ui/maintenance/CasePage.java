package modelport.ui.maintenance;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.events.Event;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Consequence;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** One case: where it stands and what comes next, the candidate against the champion, and its story. */
@Route(value = "cases/:case", layout = MainLayout.class)
public class CasePage extends Page {
    private Here here = Here.current();
    private @Nullable MaintenanceCase about;
    private @Nullable StorySection story;

    public CasePage() {
        Feed.listen(
                this,
                Feed.about("case")
                        .or(Feed.about("maintenance-policy"))
                        .or(Feed.about("release"))
                        .or(Feed.ended("job")),
                events -> {
                    if (events.stream().anyMatch(this::isMine)) {
                        refresh();
                    }
                });
        // What happened between reading the case and listening would be missed.
        addAttachListener(attach -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String id = event.getRouteParameters().get("case").orElse("");
        try {
            about = here.modelport().maintenance().get(here.project(), UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(new Problem.NotFound("case", id));
        }
        story = null;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.cases"), Links.cases()),
                new Crumb(CaseText.name(about()), ""));
    }

    @Override
    protected void build() {
        MaintenanceCase shown = about();
        add(createHeader(shown), new Answer(CaseText.state(shown), say(shown.summary())), CaseLife.of(shown));
        if (shown.job() != null && CaseText.isOpen(shown) && shown.state() != CaseState.HANDED_OVER) {
            add(new CaseProgress(shown.job()));
        }
        if (shown.comparison() != null) {
            add(ComparisonSection.of(shown, shown.comparison()));
        }
        story = new StorySection(here, shown, story == null ? "" : story.draft(), this::take);
        add(story);
    }

    private Component createHeader(MaintenanceCase shown) {
        var header = new PageHeader(t("case.heading", CaseText.name(shown), shown.endpoint()), createActions(shown))
                .beside(StateBadge.soft(CaseText.state(shown), CaseText.word(shown)))
                .facts(
                        Words.of(CaseText.cause(shown.cause())),
                        Links.to(
                                Links.endpoint(shown.endpoint()),
                                shown.endpoint().value()),
                        Chip.of(shown.environment().value()),
                        createVersions(shown),
                        Words.sentence(
                                shown.openedBy() == null
                                        ? t("case.opened.itself", Formats.ago(shown.openedAt()))
                                        : t("case.opened", shown.openedBy(), Formats.ago(shown.openedAt()))),
                        Words.of(t(CaseText.isOpen(shown) ? "case.runs" : "case.took", CaseText.span(shown))));
        header.addClassName("mp-header-long");
        return header;
    }

    private static Component createVersions(MaintenanceCase shown) {
        var versions = Box.tag(
                "span",
                "",
                Links.to(Links.model(shown.model()), shown.model().value()),
                Links.to(Links.version(shown.model(), shown.champion()), Chip.version(shown.champion())));
        if (shown.candidate() != null) {
            versions.add(
                    Icon.RIGHT.draw(),
                    Links.to(Links.version(shown.model(), shown.candidate()), Chip.version(shown.candidate())));
        }
        return versions;
    }

    private Component[] createActions(MaintenanceCase shown) {
        List<Component> actions =
                new ArrayList<>(List.of(CaseCode.of(here, shown).button()));
        if (shown.release() != null) {
            String release = Links.release(shown.release());
            actions.add(new Button(t("case.release"), Icon.RELEASE.draw(), click -> Links.go(release)));
        }
        if (here.mayContribute() && CaseText.isOpen(shown)) {
            var close = new Button(t("case.close"), click -> askToClose(shown).open());
            close.addThemeName("error");
            actions.add(close);
        }
        if (here.mayContribute() && shown.retryable()) {
            var retry = new Button(
                    t("case.retry"),
                    Icon.PLAY.draw(),
                    click -> askToRetry(shown).open());
            retry.addThemeName("primary");
            actions.add(retry);
        }
        return actions.toArray(Component[]::new);
    }

    private NoteDialog askToRetry(MaintenanceCase shown) {
        return new NoteDialog(
                        t("case.retry.heading", CaseText.name(shown)),
                        t("case.retry"),
                        false,
                        Words.tag("p", "mp-explain", t("case.retry.text")))
                .doing(note -> here.modelport().maintenance().retry(here.project(), shown.id(), note), now -> {
                    Notice.show(t("case.retried"));
                    take(now);
                });
    }

    private NoteDialog askToClose(MaintenanceCase shown) {
        boolean works = shown.job() != null;
        boolean asked = shown.state() == CaseState.REQUESTED;
        var meaning = Consequence.facts(
                Consequence.fact(works ? "1" : "0", t("case.closing.jobs")),
                Consequence.fact(asked ? "1" : "0", t("case.closing.releases")),
                Consequence.fact("0", t("case.closing.endpoints", "v" + shown.champion())));
        return new NoteDialog(t("case.closing", CaseText.name(shown)), t("case.close"), true, meaning)
                .doing(note -> here.modelport().maintenance().close(here.project(), shown.id(), note), now -> {
                    Notice.show(t("case.closed", CaseText.name(now)));
                    take(now);
                });
    }

    private boolean isMine(Event event) {
        String id = about().id().toString();
        String job = String.valueOf(about().job());
        return event.topic().startsWith("job.")
                ? event.subject().getOrDefault("job", job).equals(job)
                : event.subject().getOrDefault("case", id).equals(id);
    }

    private void refresh() {
        take(here.modelport().maintenance().get(here.project(), about().id()));
    }

    private void take(MaintenanceCase newer) {
        if (!newer.equals(about)) {
            about = newer;
            rewrite();
        }
    }

    private MaintenanceCase about() {
        if (about == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return about;
    }
}
