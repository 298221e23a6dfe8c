package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.compression.Compression;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.MoreList;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** All searches for smaller versions; or those of one version, if the address names it. */
@Route(value = "compression", layout = MainLayout.class)
public class CompressionListPage extends Page {
    private static final int PAGE = 50;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** Whose searches are shown. */
    private record Of(Slug model, int version) {
        @Override
        public String toString() {
            return model + " v" + version;
        }
    }

    private Here here = Here.current();
    private Optional<Of> of = Optional.empty();
    private MoreList<Compression> list = createList();

    public CompressionListPage() {
        Feed.listen(this, Feed.about("compression").or(Feed.ended("job")), events -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        var query = event.getLocation().getQueryParameters();
        Optional<String> model = query.getSingleParameter("model").filter(Slug::isOne);
        Optional<String> version = query.getSingleParameter("version")
                .filter(text -> NUMBER.matcher(text).matches());
        of = model.isPresent() && version.isPresent()
                ? Optional.of(new Of(new Slug(model.get()), Integer.parseInt(version.get())))
                : Optional.empty();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.compression"), ""));
    }

    @Override
    protected void build() {
        CodeDrawer curl = CompressionCode.list(here);
        list = createList();
        var header = new PageHeader(t("nav.compression"), actions(curl)).facts(Words.of(t("compression.facts")));
        of.ifPresent(each ->
                header.beside(Chip.of(each.toString())).facts(Links.to(Links.compressions(), t("compression.all"))));
        add(header, Box.stack(createHead(), list));
    }

    /** The searches that are on the page. */
    List<Compression> shown() {
        return list.shown();
    }

    private Component[] actions(CodeDrawer curl) {
        return here.mayContribute()
                ? new Component[] {curl.button(), start("primary")}
                : new Component[] {curl.button()};
    }

    private Button start(String theme) {
        var start = new Button(t("compression.start"), Icon.COMPRESS.draw(), click -> openDialog());
        start.addThemeName(theme);
        return start;
    }

    private void openDialog() {
        of.map(each -> StartDialog.of(
                        here, here.modelport().versions().get(here.project(), each.model(), each.version())))
                .orElseGet(() -> StartDialog.ofAny(here))
                .open();
    }

    private MoreList<Compression> createList() {
        return new MoreList<>(t("nav.compression"), this::page, CompressionLine::new, this::createNone);
    }

    private modelport.contract.Page<Compression> page(@Nullable String after) {
        return here.modelport()
                .compressions()
                .list(
                        here.project(),
                        of.map(Of::model).orElse(null),
                        of.map(Of::version).orElse(null),
                        new PageRequest(PAGE, after, null));
    }

    private static Component createHead() {
        return Box.of(
                "mp-compression-line mp-model-head",
                Words.of(t("compression.version")),
                Words.of(t("compression.state")),
                Words.of(t("compression.recipes")),
                Words.of(t("compression.best")),
                Words.of(t("compression.asked")),
                Box.of(""));
    }

    private Component createNone() {
        var empty = new EmptyState(Icon.COMPRESS, t("compression.empty"), t("compression.empty.text"));
        if (here.mayContribute()) {
            empty.add(Box.row(start("")));
        }
        return empty;
    }

    private void refresh() {
        // A list that somebody has scrolled down stays as it is: it would jump under the eyes.
        if (list.complete()) {
            list.reload();
        }
    }
}
