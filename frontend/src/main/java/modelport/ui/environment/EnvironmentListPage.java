package modelport.ui.environment;

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
import modelport.ui.components.Icon;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Panel;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;

/** Where releases of the project go, on the way to production: what serves there, and by which rules. */
@Route(value = "environments", layout = MainLayout.class)
public class EnvironmentListPage extends Page {
    private Here here = Here.current();
    private Panel<List<Place>> panel = createPanel();

    public EnvironmentListPage() {
        Feed.listen(
                this,
                Feed.about("environment")
                        .or(Feed.about("policy"))
                        .or(Feed.about("endpoint"))
                        .or(Feed.about("release")),
                events -> panel.load());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.environments"), ""));
    }

    @Override
    protected void build() {
        panel = createPanel();
        add(new PageHeader(t("nav.environments"), createActions()).facts(Words.of(t("environment.facts"))), panel);
    }

    private Component[] createActions() {
        var curl = new CodeDrawer(t("nav.environments"))
                .code("curl", () -> Code.curl("GET", Code.path(here.project(), "/environments")))
                .button();
        if (!here.mayAdminister()) {
            return new Component[] {curl};
        }
        var add = new Button(t("environment.add"), Icon.PLUS.draw(), click -> new AddEnvironmentDialog(here).open());
        add.addThemeName("primary");
        return new Component[] {curl, add};
    }

    private Panel<List<Place>> createPanel() {
        Here now = here;
        return new Panel<>(6, () -> Place.all(now), EnvironmentListPage::view);
    }

    private static Component view(List<Place> places) {
        long serving = places.stream().mapToLong(each -> each.serving().size()).sum();
        long closed = places.stream().filter(each -> !each.environment().open()).count();
        var head = Box.of(
                "mp-environment mp-model-head",
                Words.of(t("environment.name")),
                Words.of(t("environment.serves")),
                Words.of(t("environment.rules")),
                Words.of(t("environment.state")),
                Box.of(""));
        var list = Box.tag("ol", "mp-lines mp-environments").attribute("aria-label", t("nav.environments"));
        places.forEach(each -> list.add(Box.tag("li", "", new EnvironmentLine(each))));
        return Box.of(
                "mp-stack mp-answered",
                new Answer(t("environment.answer", places.size(), serving, closed)),
                Box.of("mp-environment-list", head, list));
    }
}
