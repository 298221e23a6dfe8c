package modelport.ui.datasets;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.regex.Pattern;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.events.Event;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Section;
import modelport.ui.components.StateBadge;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.jobs.JobFollow;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** One immutable table: how large it is, what its columns hold, its rows, and what was left out. */
@Route(value = "datasets/:dataset/versions/:version", layout = MainLayout.class)
public class DatasetVersionPage extends Page {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private Here here = Here.current();
    private String title = "";
    private @Nullable DatasetVersion version;

    public DatasetVersionPage() {
        Feed.listen(this, Feed.about("dataset-version").or(Feed.ended("job")), events -> {
            if (events.stream().anyMatch(this::isMine)) {
                refresh();
            }
        });
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String name = event.getRouteParameters().get("dataset").orElse("");
        String number = event.getRouteParameters().get("version").orElse("");
        if (!Slug.isOne(name) || !NUMBER.matcher(number).matches()) {
            throw new ProblemException(new Problem.NotFound("dataset-version", name + " v" + number));
        }
        var slug = new Slug(name);
        title = here.modelport().datasets().get(here.project(), slug).title();
        version = here.modelport().datasets().version(here.project(), slug, Integer.parseInt(number));
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.datasets"), Links.datasets()),
                new Crumb(title, Links.dataset(version().dataset())),
                new Crumb("v" + version().number(), ""));
    }

    @Override
    public String getPageTitle() {
        return title + " v" + version().number() + " \u00b7 Modelport";
    }

    @Override
    protected void build() {
        DatasetVersion shown = version();
        add(createHeader(shown), DatasetAnswer.of(shown), notes(shown.notes()));
        if (shown.state() == VersionState.IMPORTING && shown.job() != null) {
            add(new Section(t("dataset.import"), new JobFollow(here, shown.job(), this::refresh)));
        }
        if (shown.badRows().count() > 0) {
            add(new BadRowsSection(shown.badRows()));
        }
        if (isTable(shown) && shown.rows() != null) {
            add(new ColumnsSection(here, shown), new RowsSection(here, shown, shown.rows()));
        }
        if (shown.file() != null) {
            if (here.mayContribute() && isOver(shown)) {
                add(createEditor(shown));
            }
            add(new FileSection(shown, shown.file()));
        }
    }

    /** What was found that does no harm by itself. */
    static Component notes(List<Message> notes) {
        if (notes.isEmpty()) {
            return Box.of("mp-none");
        }
        var list = Box.tag("ul", "mp-notes");
        notes.forEach(note -> list.add(Words.plain("li", "", say(note))));
        return list;
    }

    private Component createHeader(DatasetVersion shown) {
        var header = new PageHeader(title, new DatasetVersionActions(here, shown, this::take).all())
                .beside(
                        Chip.version(shown.number()),
                        StateBadge.soft(States.of(shown.state()), States.word(shown.state())));
        shown.roles().forEach(role -> header.beside(Chip.of(DatasetText.role(role))));
        if (!shown.note().isEmpty()) {
            header.facts(Words.strong(shown.note()));
        }
        if (shown.digest() != null) {
            header.facts(new DigestChip(shown.digest()));
        }
        return header.facts(Words.sentence(t("dataset.brought", shown.createdBy(), Formats.ago(shown.createdAt()))));
    }

    private Component createEditor(DatasetVersion shown) {
        var editor = new SchemaEditor(
                here,
                shown,
                accepted -> Links.go(Links.datasetVersion(
                        accepted.version().dataset(), accepted.version().number())));
        return new Section(t("schema.heading"), editor).explained(t("schema.explain"));
    }

    private static boolean isTable(DatasetVersion shown) {
        return shown.state() == VersionState.READY || shown.state() == VersionState.ARCHIVED;
    }

    private static boolean isOver(DatasetVersion shown) {
        return isTable(shown) || shown.state() == VersionState.REJECTED;
    }

    private boolean isMine(Event event) {
        String name = version().dataset().value();
        return event.subject().getOrDefault("dataset", name).equals(name);
    }

    private void refresh() {
        take(here.modelport()
                .datasets()
                .version(here.project(), version().dataset(), version().number()));
    }

    private void take(DatasetVersion newer) {
        if (!newer.equals(version)) {
            version = newer;
            rewrite();
        }
    }

    private DatasetVersion version() {
        if (version == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return version;
    }
}
