package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.Revision;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorState;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Section;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.deployment.EndpointTabs;
import modelport.ui.jobs.JobFollow;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** One endpoint over time: how it does and what that is based on, then its windows, then its columns. */
@Route(value = "monitoring/:endpoint", layout = MainLayout.class)
public class MonitoringPage extends Page {
    private Here here = Here.current();
    private Look look = new Look(Span.WEEK, null, null);
    private @Nullable Endpoint endpoint;
    private Optional<Monitor> monitor = Optional.empty();
    private Optional<Watched> watched = Optional.empty();
    private final Box head = Box.of("mp-stack mp-answered");
    private @Nullable TimeSection time;
    private @Nullable ColumnsSection columns;

    public MonitoringPage() {
        Feed.listen(
                this,
                Feed.about("monitor")
                        .or(Feed.about("alert"))
                        .or(Feed.about("endpoint"))
                        .or(Feed.about("feedback")),
                events -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String name = event.getRouteParameters().get("endpoint").orElse("");
        if (!Slug.isOne(name)) {
            throw new ProblemException(new Problem.NotFound("endpoint", name));
        }
        endpoint = here.modelport().endpoints().get(here.project(), new Slug(name));
        monitor = find();
        look = Look.of(
                event.getLocation().getQueryParameters(),
                monitor.map(Monitor::createdAt).orElseGet(Instant::now));
        watched = Optional.empty();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.monitoring"), Links.monitoring()),
                new Crumb(endpoint().name().value(), ""));
    }

    @Override
    protected void build() {
        time = null;
        columns = null;
        add(createHeader(), EndpointTabs.of(endpoint().name(), EndpointTabs.Tab.MONITORING));
        if (monitor.isEmpty()) {
            add(createInvitation());
            return;
        }
        Monitor shown = monitor.get();
        showHead(shown);
        add(head);
        if (shown.state() == MonitorState.ARMING && shown.job() != null) {
            add(new Section(t("monitoring.arming"), new JobFollow(here, shown.job(), this::refresh))
                    .explained(t("monitoring.arming.explain")));
        }
        if (shown.state() == MonitorState.UNARMED) {
            add(MonitorActions.wayOut(here, shown, this::refresh));
        }
        var times = new TimeSection(here, shown, look, TimeSection.to(this::go, this::read));
        var found = new ColumnsSection(here, shown, look, times::step, () -> go(look.at(null)));
        time = times;
        columns = found;
        add(times, found, new AlertsSection(here, endpoint().name()));
    }

    private PageHeader createHeader() {
        Component[] actions = monitor.map(shown -> MonitorActions.of(here, shown, this::refresh))
                .orElseGet(() -> new Component[] {
                    MonitoringCode.create(here, endpoint().name()).button()
                });
        var header = new PageHeader(endpoint().name().value(), actions);
        endpoint().revisions().stream()
                .filter(Revision::live)
                .findFirst()
                .ifPresent(live -> header.beside(Chip.version(live.version())));
        monitor.ifPresent(shown -> header.beside(
                        shown.state() == MonitorState.WATCHING
                                ? StateBadge.soft(MonitorText.of(shown.health()), MonitorText.word(shown.health()))
                                : StateBadge.soft(MonitorText.of(shown.state()), MonitorText.word(shown.state())))
                .facts(
                        Box.tag(
                                "span",
                                "",
                                Words.of(t("monitoring.against")),
                                Links.to(
                                        Links.datasetVersion(
                                                shown.reference().dataset(),
                                                shown.reference().version()),
                                        MonitorAnswer.use(shown))),
                        Words.of(t(
                                "monitoring.facts",
                                shown.settings().windowMinutes(),
                                shown.columns().size()))));
        return header;
    }

    private Component createInvitation() {
        if (!here.mayDeploy()) {
            return new EmptyState(Icon.MONITOR, t("monitoring.none"), t("monitoring.none.role"));
        }
        var start = new Button(
                t("monitoring.start"),
                Icon.MONITOR.draw(),
                click -> new MonitorDialog(here, endpoint(), this::refresh).open());
        start.addThemeName("primary");
        return new EmptyState(Icon.MONITOR, t("monitoring.none"), t("monitoring.none.text"), start);
    }

    private void showHead(Monitor shown) {
        head.rewrite(MonitorAnswer.of(shown, watched));
        watched.ifPresent(each -> head.add(MonitorTiles.of(each)));
    }

    /** What is shown, for whoever reads along. */
    Optional<Watched> watched() {
        return watched;
    }

    private void read(Watched newer) {
        watched = Optional.of(newer);
        monitor.ifPresent(this::showHead);
    }

    /** Another time, or another window of the same. */
    private void go(Look other) {
        boolean sameTime = other.span() == look.span() && Objects.equals(other.until(), look.until());
        look = other;
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, Links.monitoring(endpoint().name(), other.query()));
        if (sameTime && time != null && columns != null) {
            time.show(other);
            columns.show(other);
            return;
        }
        rewrite();
    }

    private void refresh() {
        Optional<Monitor> newer = find();
        boolean sameFrame = newer.isPresent()
                && monitor.isPresent()
                && newer.get().state() == monitor.get().state()
                && newer.get().health() == monitor.get().health()
                && newer.get().rowVersion() == monitor.get().rowVersion();
        monitor = newer;
        if (!sameFrame || time == null || columns == null) {
            rewrite();
            return;
        }
        time.load();
        columns.load();
    }

    private Optional<Monitor> find() {
        return here
                .modelport()
                .monitors()
                .list(here.project(), endpoint().name(), new PageRequest(1, null, null))
                .items()
                .stream()
                .findFirst();
    }

    private Endpoint endpoint() {
        if (endpoint == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return endpoint;
    }
}
