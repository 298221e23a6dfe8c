package modelport.ui.deployment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Panel;
import modelport.ui.components.Pulse;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;

/** What answers, and how well. */
@Route(value = "endpoints", layout = MainLayout.class)
public class EndpointListPage extends Page {
    private Here here = Here.current();
    private Panel<Fleet> panel = createPanel();

    public EndpointListPage() {
        Feed.listen(this, Feed.about("endpoint").or(Feed.about("release")), events -> panel.load());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.endpoints"), ""));
    }

    @Override
    protected void build() {
        var curl = new CodeDrawer(t("nav.endpoints"))
                .code("curl", () -> Code.curl("GET", Code.path(here.project(), "/endpoints?limit=50")));
        panel = createPanel();
        add(
                new PageHeader(t("nav.endpoints"), curl.button()).facts(Words.of(t("endpoints.facts"))),
                panel,
                new Pulse(EndpointTable.FRESH, panel::load));
    }

    private Panel<Fleet> createPanel() {
        Here now = here;
        return new Panel<>(6, () -> Fleet.of(now, null), EndpointListPage::view);
    }

    private static Component view(Fleet fleet) {
        if (fleet.isEmpty()) {
            var models = new Button(t("endpoints.none.action"), click -> Links.go(Links.models()));
            models.addThemeName("primary");
            return new EmptyState(Icon.DEPLOYMENT, t("endpoints.none"), t("endpoints.none.text"), models);
        }
        var answer = new Answer(t(
                "endpoints.answer",
                fleet.answering(),
                fleet.endpoints().size(),
                Formats.figure(fleet.rate()),
                Formats.count(fleet.errors()),
                Formats.count(fleet.requests())));
        return Box.of("mp-stack mp-answered", answer, EndpointTable.of(fleet.endpoints()));
    }
}
