package modelport.ui.deployment;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.Revision;
import modelport.contract.registry.Signature;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Clipboard;
import modelport.ui.components.Code;
import modelport.ui.components.Consequence;
import modelport.ui.components.Formats;
import modelport.ui.components.Notice;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Section;
import modelport.ui.components.StateBadge;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.jobs.JobFollow;
import modelport.ui.maintenance.MaintenanceSection;
import modelport.ui.prediction.TryConsole;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** One endpoint: whether it answers, what stands behind it, a place to ask it something, and how it did lately. */
@Route(value = "endpoints/:endpoint", layout = MainLayout.class)
public class EndpointPage extends Page {
    private Here here = Here.current();
    private Range range = Range.HOUR;
    private @Nullable Endpoint endpoint;
    private @Nullable TryConsole console;
    private @Nullable UUID rollout;
    private final Box before = Box.of("mp-part");
    private final Box trying = Box.of("mp-part");
    private final Box after = Box.of("mp-part");

    public EndpointPage() {
        Feed.listen(this, Feed.about("endpoint").or(Feed.about("release")).or(Feed.ended("job")), events -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String name = event.getRouteParameters().get("endpoint").orElse("");
        if (!Slug.isOne(name)) {
            throw new ProblemException(new Problem.NotFound("endpoint", name));
        }
        Endpoint found = here.modelport().endpoints().get(here.project(), new Slug(name));
        if (endpoint != null && !found.id().equals(endpoint.id())) {
            console = null;
        }
        endpoint = found;
        var query = event.getLocation().getQueryParameters();
        range = Range.of(query.getSingleParameter("range").orElse(""));
        rollout = query.getSingleParameter("job").flatMap(EndpointPage::id).orElse(null);
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.endpoints"), Links.endpoints()),
                new Crumb(endpoint().name().value(), ""));
    }

    @Override
    protected void build() {
        add(before, trying, after);
        trying.removeAll();
        if (console != null) {
            console.write();
        }
        writeParts();
    }

    /** Writes everything again but the console, in which somebody may be typing. */
    private void writeParts() {
        Endpoint shown = endpoint();
        List<Component> above = new ArrayList<>(List.of(
                createHeader(shown),
                EndpointTabs.of(shown.name(), EndpointTabs.Tab.SERVING),
                new Answer(States.of(shown.state()), answer(shown))));
        if (shown.quarantine() != null) {
            above.add(QuarantineSection.of(here, shown, shown.quarantine(), this::refresh));
        }
        if (rollout != null) {
            above.add(new Section(t("endpoint.rollout"), new JobFollow(here, rollout, this::refresh)));
        }
        if (live(shown).isPresent()) {
            above.add(new Section(t("endpoint.traffic"), new TrafficBar(shown.revisions())));
        }
        before.rewrite(above.toArray(Component[]::new));
        showConsole(shown);
        after.rewrite(
                new EndpointCharts(here, shown.name(), range, this::look),
                MaintenanceSection.panel(here, shown.name()),
                createRevisions(shown));
    }

    private Component createHeader(Endpoint shown) {
        String url = Code.address() + shown.path();
        var header = new PageHeader(shown.name().value(), createActions(shown))
                .beside(StateBadge.soft(States.of(shown.state()), States.word(shown.state())))
                .facts(
                        Box.tag("span", "mp-address", Words.mono(url), Clipboard.button(t("endpoint.copy"), url)),
                        Box.tag(
                                "span",
                                "",
                                Words.of(t("endpoint.model")),
                                Links.to(
                                        Links.model(shown.model()),
                                        shown.model().value())),
                        Words.of(shown.environment().value()));
        live(shown).ifPresent(live -> header.beside(Chip.version(live.version())));
        return header;
    }

    private Component[] createActions(Endpoint shown) {
        var curl = EndpointCode.drawer(here, shown).button();
        if (!here.mayDeploy()) {
            return new Component[] {curl};
        }
        var delete = new Button(t("endpoint.delete"), click -> askToDelete(shown));
        delete.addThemeName("error");
        var change = new Button(t("endpoint.switch"), click -> change(shown, 0));
        change.addThemeName("primary");
        return new Component[] {curl, delete, change};
    }

    private static String answer(Endpoint shown) {
        String version = live(shown).map(live -> "v" + live.version()).orElse("");
        return switch (shown.state()) {
            case STARTING -> t("endpoint.answer.starting", version);
            case SERVING -> t("endpoint.answer.serving", version, shown.model());
            case FAILED -> t("endpoint.answer.failed", shown.reason() == null ? "" : say(shown.reason()));
            case EMPTY -> t("endpoint.answer.empty");
        };
    }

    /** The same one as before, whatever became of the endpoint meanwhile. */
    private void showConsole(Endpoint shown) {
        Signature signature = shown.signature();
        trying.setVisible(signature != null && here.mayPredict());
        if (signature == null || !here.mayPredict()) {
            return;
        }
        if (console == null) {
            console = TryConsole.ofEndpoint(here, shown, signature);
        }
        console.become(signature);
        if (!console.isAttached()) {
            trying.show(new Section(t("version.try"), console).explained(t("try.endpoint.explain")));
        }
    }

    private Component createRevisions(Endpoint shown) {
        var table = new RevisionTable(shown, here.mayDeploy() ? number -> change(shown, number) : null);
        return new Section(t("endpoint.revisions"), table.view()).explained(t("endpoint.revisions.explain"));
    }

    private void change(Endpoint shown, int number) {
        DeployDialog.to(here, shown, number).open();
    }

    private void askToDelete(Endpoint shown) {
        Served served = Fleet.measure(here, List.of(shown)).getFirst();
        new Consequence(
                        t("endpoint.delete.heading", shown.name()),
                        t("endpoint.delete"),
                        () -> {
                            here.modelport().endpoints().delete(here.project(), shown.name());
                            Notice.show(t("endpoint.deleted", shown.name()));
                            Links.go(Links.endpoints());
                        },
                        Consequence.facts(
                                Consequence.fact(Formats.figure(served.rate()), t("endpoint.delete.rate")),
                                Consequence.fact(Formats.count(served.requests()), t("deploy.hour")),
                                Consequence.fact(
                                        Integer.toString(shown.revisions().size()), t("endpoint.delete.revisions"))),
                        Words.tag("p", "mp-explain", t("endpoint.delete.text")))
                .open();
    }

    /** Looks further back, or less far. */
    private void look(Range wanted) {
        range = wanted;
        String address = Links.endpoint(endpoint().name());
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, address + (address.contains("?") ? "&" : "?") + "range=" + wanted.code());
        writeParts();
    }

    private void refresh() {
        Endpoint newer =
                here.modelport().endpoints().get(here.project(), endpoint().name());
        if (!newer.equals(endpoint)) {
            endpoint = newer;
            writeParts();
        }
    }

    private static Optional<Revision> live(Endpoint shown) {
        return shown.revisions().stream().filter(Revision::live).findFirst();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Endpoint endpoint() {
        if (endpoint == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return endpoint;
    }
}
