package modelport.ui.datasets;

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
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.MoreList;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** One dataset: what its newest version holds, its versions, and what people say about it. */
@Route(value = "datasets/:dataset", layout = MainLayout.class)
public class DatasetPage extends Page {
    private static final int VERSIONS = 20;

    private Here here = Here.current();
    private @Nullable Dataset dataset;

    public DatasetPage() {
        Feed.listen(this, Feed.about("dataset").or(Feed.about("dataset-version")), events -> {
            boolean mine = events.stream()
                    .map(event -> event.subject().getOrDefault("dataset", name().value()))
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
        String name = event.getRouteParameters().get("dataset").orElse("");
        if (!Slug.isOne(name)) {
            throw new ProblemException(new Problem.NotFound("dataset", name));
        }
        load(new Slug(name));
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.datasets"), Links.datasets()),
                new Crumb(dataset().title(), ""));
    }

    @Override
    protected void build() {
        Dataset shown = dataset();
        add(createHeader(shown), new Answer(answer(shown)), createVersions(shown));
        Dataset.Latest latest = shown.latest();
        if (latest != null && latest.state() == VersionState.READY) {
            add(new Panel<>(
                    6,
                    () -> here.modelport().datasets().version(here.project(), shown.name(), latest.number()),
                    version -> new ColumnsSection(here, version)));
        }
        add(createCard(shown));
    }

    private Component createHeader(Dataset shown) {
        var header = new PageHeader(shown.title(), new DatasetActions(here, shown, this::take).all())
                .before(Box.of("mp-task", Icon.DATASET.draw()))
                .facts(
                        Words.mono(shown.name().value()),
                        Words.sentence(t("dataset.by", shown.owner(), Formats.ago(shown.createdAt()))));
        shown.tags().forEach(tag -> header.beside(Chip.of(tag)));
        return header;
    }

    private static String answer(Dataset shown) {
        if (shown.archived()) {
            return t("dataset.answer.archived");
        }
        Dataset.Latest latest = shown.latest();
        if (latest == null) {
            return t("dataset.answer.empty");
        }
        if (latest.rows() == null || latest.columns() == null) {
            return t("dataset.answer.newest", shown.versions(), "v" + latest.number(), newest(latest));
        }
        return t(
                "dataset.answer.ready",
                shown.versions(),
                "v" + latest.number(),
                DatasetText.size(latest.rows(), latest.columns()),
                latest.roles().isEmpty() ? t("dataset.noRole") : DatasetText.roles(latest.roles()));
    }

    private static String newest(Dataset.Latest latest) {
        return t("model.newest." + latest.state());
    }

    private Component createVersions(Dataset shown) {
        var list = new MoreList<DatasetVersion>(
                t("model.versions"),
                after -> here.modelport()
                        .datasets()
                        .versions(here.project(), shown.name(), new PageRequest(VERSIONS, after, null)),
                DatasetVersionLine::new,
                this::createNone);
        return new Section(t("model.versions"), list).explained(t("model.versions.explain"));
    }

    private Component createNone() {
        var empty = new EmptyState(Icon.DATASET, t("model.noVersion"), t("dataset.noVersion.text"));
        if (here.mayContribute()) {
            empty.add(Box.row(new Button(
                    t("dataset.bring"),
                    Icon.UPLOAD.draw(),
                    click -> Links.go(Links.bring(dataset().name())))));
        }
        return empty;
    }

    private static Component createCard(Dataset shown) {
        if (shown.card().isBlank()) {
            return new Section(t("dataset.card"), Words.muted(t("dataset.card.none")));
        }
        var card = new Markdown(shown.card());
        card.addClassName("mp-card");
        return new Section(t("dataset.card"), card);
    }

    private void take(Dataset newer) {
        dataset = newer;
        rewrite();
    }

    private void load(Slug name) {
        dataset = here.modelport().datasets().get(here.project(), name);
    }

    private Slug name() {
        return dataset().name();
    }

    private Dataset dataset() {
        if (dataset == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return dataset;
    }
}
