package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.release.Environment;
import modelport.contract.release.Release;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.release.ReleaseText;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** One environment: what served there and when, what is on its way, and the rules with their history. */
@Route(value = "environments/:environment", layout = MainLayout.class)
public class EnvironmentPage extends Page {
    private Here here = Here.current();
    private @Nullable Place place;
    private HistorySection.Pair pair = new HistorySection.Pair(0, 0);
    private @Nullable ChampionSection champions;
    private @Nullable Panel<List<Release>> releases;

    public EnvironmentPage() {
        Feed.listen(this, Feed.about("policy"), events -> refresh());
        Feed.listen(this, Feed.about("release").or(Feed.about("endpoint")), events -> reload());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String name = event.getRouteParameters().get("environment").orElse("");
        if (!Slug.isOne(name)) {
            throw new ProblemException(new Problem.NotFound("environment", name));
        }
        place = Place.one(here, new Slug(name));
        QueryParameters query = event.getLocation().getQueryParameters();
        pair = HistorySection.Pair.of(
                query.getSingleParameter("from").orElse(""),
                query.getSingleParameter("to").orElse(""));
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.environments"), Links.environments()),
                new Crumb(place().environment().title(), ""));
    }

    @Override
    protected void build() {
        Place shown = place();
        Slug name = shown.environment().name();
        String zone = here.modelport().projects().get(here.project()).timeZone();
        var served = new ChampionSection(here, name);
        var open = new Panel<>(3, () -> Place.openReleases(here, name), EnvironmentPage::table);
        champions = served;
        releases = open;
        add(
                createHeader(shown),
                new Answer(answer(shown)),
                new Section(t("environment.champions"), served).explained(t("environment.champions.explain")),
                new Section(t("environment.open.releases"), open).explained(t("environment.open.releases.explain")),
                new Section(t("policy.heading"), PolicyView.of(shown.policy().policy(), zone))
                        .explained(t("policy.explain")),
                new HistorySection(here, shown.policy(), pair, this::compare));
    }

    private PageHeader createHeader(Place shown) {
        Environment environment = shown.environment();
        return new PageHeader(environment.title(), createActions(shown))
                .beside(
                        environment.open()
                                ? StateBadge.soft(State.LOOK, t("environment.open"))
                                : StateBadge.soft(State.GOOD, t("environment.closed")))
                .facts(
                        Words.mono(environment.name().value()),
                        Words.sentence(t(
                                "environment.policy.by",
                                shown.policy().number(),
                                shown.policy().createdBy(),
                                Formats.ago(shown.policy().createdAt()))),
                        new DigestChip(shown.policy().digest()));
    }

    private Component[] createActions(Place shown) {
        Slug name = shown.environment().name();
        String path = Code.path(here.project(), "/environments/" + name);
        Button curl = new CodeDrawer(shown.environment().title())
                .code(t("policy.heading"), () -> Code.curl("GET", path + "/policy"))
                .code(t("environment.champions"), () -> Code.curl("GET", path + "/champions?limit=50"))
                .button();
        if (!here.mayAdminister()) {
            return new Component[] {curl};
        }
        var edit = new Button(t("policy.edit"), click -> Links.go(Links.policy(name)));
        edit.addThemeName("primary");
        return new Component[] {curl, edit};
    }

    private static String answer(Place shown) {
        int serving = shown.serving().size();
        return shown.environment().open()
                ? t("environment.answer.open", serving)
                : t(
                        "environment.answer.closed",
                        serving,
                        PolicyText.summary(shown.policy().policy()));
    }

    private static Component table(List<Release> open) {
        if (open.isEmpty()) {
            return Words.tag("p", "mp-muted", t("environment.open.none"));
        }
        var table = new DataTable(
                t("environment.open.releases"),
                Column.text(t("environment.version")),
                Column.text(t("environment.endpoint")),
                Column.text(t("environment.asked")),
                Column.text(t("environment.state")));
        open.forEach(each -> table.row(
                Box.of(
                        "mp-champion",
                        Links.to(Links.release(each.id()), each.model().value()),
                        Chip.version(each.version())),
                each.endpoint().value(),
                Box.of("mp-endpoint", Words.of(each.requester()), Formats.when(each.createdAt())),
                ReleaseText.badge(each.state())));
        return table;
    }

    /** Shows what changed between two numbers, and says which in the address. */
    private void compare(HistorySection.Pair wanted) {
        pair = wanted;
        String address = Links.environment(place().environment().name());
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(
                        null,
                        address + (address.contains("?") ? "&" : "?") + "from=" + wanted.from() + "&to=" + wanted.to());
    }

    private void refresh() {
        Place newer = Place.one(here, place().environment().name());
        if (!newer.equals(place)) {
            place = newer;
            rewrite();
        }
    }

    private void reload() {
        if (champions != null && releases != null) {
            champions.load();
            releases.load();
        }
    }

    private Place place() {
        if (place == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return place;
    }
}
