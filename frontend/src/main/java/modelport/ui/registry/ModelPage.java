package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.Model;
import modelport.contract.registry.ModelChange;
import modelport.contract.registry.Version;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.Consequence;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.MoreList;
import modelport.ui.components.Notice;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.deployment.EndpointTable;
import modelport.ui.evaluation.WorthSection;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** One model: where its life stands, its versions, and where it serves. */
@Route(value = "models/:model", layout = MainLayout.class)
public class ModelPage extends Page {
    private static final int VERSIONS = 20;

    private Here here = Here.current();
    private @Nullable Model model;

    public ModelPage() {
        Feed.listen(this, Feed.about("model").or(Feed.about("version")).or(Feed.about("endpoint")), events -> {
            boolean mine = events.stream()
                    .map(event -> event.subject().getOrDefault("model", name().value()))
                    .anyMatch(name().value()::equals);
            if (mine) {
                load(name());
                rewrite();
            }
        });
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String name = event.getRouteParameters().get("model").orElse("");
        if (!Slug.isOne(name)) {
            throw new ProblemException(new Problem.NotFound("model", name));
        }
        load(new Slug(name));
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.models"), Links.models()),
                new Crumb(model().title(), ""));
    }

    @Override
    protected void build() {
        Model shown = model();
        add(createHeader(shown), new Answer(answer(shown)), ModelLife.of(shown));
        if (shown.versions() > 1) {
            add(new FamilySection(here, shown.name()));
        }
        if (!shown.endpoints().isEmpty()) {
            add(new Section(t("model.endpoints"), EndpointTable.panel(here, shown.name(), shown.endpoints())));
        }
        add(createVersions(shown));
        if (shown.versions() > 0) {
            add(WorthSection.of(here, shown.name()));
        }
        add(createCard(shown));
    }

    private Component createHeader(Model shown) {
        String path = Code.path(here.project(), "/models/" + shown.name());
        var curl = new CodeDrawer(shown.title()).code("curl", () -> Code.curl("GET", path));
        var header = new PageHeader(shown.title(), createActions(shown, curl))
                .before(Box.of("mp-task", TaskCode.icon(shown.task()).draw()))
                .facts(
                        Words.mono(shown.name().value()),
                        Words.of(TaskCode.name(shown.task())),
                        Words.sentence(t("model.by", shown.owner(), Formats.ago(shown.createdAt()))));
        shown.tags().forEach(tag -> header.beside(Chip.of(tag)));
        return header;
    }

    private Component[] createActions(Model shown, CodeDrawer curl) {
        if (!here.mayContribute()) {
            return new Component[] {curl.button()};
        }
        var archive = new Button(t("model.archive"), click -> askToArchive(shown));
        var edit = new Button(t("action.edit"), click -> edit(shown));
        var tune =
                new Button(t("tuning.button"), Icon.TUNING.draw(), click -> Links.go(Links.startTuning(shown.name())));
        var upload = new Button(t("model.upload"), Icon.UPLOAD.draw(), click -> Links.go(Links.upload(shown.name())));
        upload.addThemeName("primary");
        return new Component[] {curl.button(), archive, edit, tune, upload};
    }

    private static String answer(Model shown) {
        Integer latest = shown.latest();
        if (latest == null || shown.latestState() == null) {
            return t("model.answer.empty");
        }
        String key = shown.endpoints().isEmpty() ? "idle" : "serves";
        return t(
                "model.answer." + key,
                shown.versions(),
                "v" + latest,
                t("model.newest." + shown.latestState()),
                shown.endpoints().size());
    }

    private Component createVersions(Model shown) {
        var list = new MoreList<Version>(
                t("model.versions"),
                after -> here.modelport()
                        .versions()
                        .list(here.project(), shown.name(), new PageRequest(VERSIONS, after, null)),
                VersionLine::new,
                this::createNone);
        return new Section(t("model.versions"), list).explained(t("model.versions.explain"));
    }

    private Component createNone() {
        var empty = new EmptyState(Icon.MODEL, t("model.noVersion"), t("model.noVersion.text"));
        if (here.mayContribute()) {
            empty.add(Box.row(
                    new Button(t("model.upload"), Icon.UPLOAD.draw(), click -> Links.go(Links.upload(name())))));
        }
        return empty;
    }

    private Component createCard(Model shown) {
        if (shown.card().isBlank()) {
            return new Section(t("model.card"), Words.muted(t("model.card.none")));
        }
        var card = new Markdown(shown.card());
        card.addClassName("mp-card");
        return new Section(t("model.card"), card);
    }

    private void edit(Model shown) {
        var dialog = new EditDialog(t("edit.heading", shown.title()), fields -> {
            var change = new ModelChange(fields.titleText(), fields.task.code(), fields.cardText(), fields.tagWords());
            model = here.modelport().models().change(here.project(), shown.name(), shown.rowVersion(), change);
            rewrite();
        });
        dialog.show(shown.title(), shown.tags(), shown.card());
        dialog.task.setVisible(true);
        dialog.task.offer(shown.task());
        dialog.open();
    }

    private void askToArchive(Model shown) {
        new Consequence(
                        t("model.archive.heading", shown.title()),
                        t("model.archive"),
                        () -> {
                            here.modelport().models().archive(here.project(), shown.name());
                            Notice.show(t("model.archived"));
                            Links.go(Links.models());
                        },
                        Consequence.facts(
                                Consequence.fact(
                                        Integer.toString(shown.versions()),
                                        t("model.archive.versions", shown.versions())),
                                Consequence.fact(
                                        Integer.toString(shown.endpoints().size()),
                                        t(
                                                "model.archive.endpoints",
                                                shown.endpoints().size()))),
                        Words.tag("p", "mp-explain", t("model.archive.text")))
                .open();
    }

    private void load(Slug name) {
        model = here.modelport().models().get(here.project(), name);
    }

    private Slug name() {
        return model().name();
    }

    private Model model() {
        if (model == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return model;
    }
}
