package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.monitoring.ColumnHistory;
import modelport.contract.monitoring.ColumnWindow;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.WatchedColumn;
import modelport.contract.monitoring.WindowState;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.EChart;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Key;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.State;
import modelport.ui.components.Twin;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** One watched column: whether it has changed, what it is like now against the reference, and since when. */
@Route(value = "monitoring/:endpoint/column", layout = MainLayout.class)
public class FeaturePage extends Page {
    private static final int LISTED = 24;

    private Here here = Here.current();
    private Look look = new Look(Span.WEEK, null, null);
    private String name = "";
    private @Nullable Monitor monitor;
    private @Nullable Panel<ColumnHistory> panel;

    public FeaturePage() {
        Feed.listen(this, Feed.about("monitor"), events -> {
            if (panel != null) {
                panel.load();
            }
        });
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        var query = event.getLocation().getQueryParameters();
        name = query.getSingleParameter("name").orElse("");
        String endpoint = event.getRouteParameters().get("endpoint").orElse("");
        if (!Slug.isOne(endpoint)) {
            throw new ProblemException(new Problem.NotFound("endpoint", endpoint));
        }
        monitor = here
                .modelport()
                .monitors()
                .list(here.project(), new Slug(endpoint), new PageRequest(1, null, null))
                .items()
                .stream()
                .filter(each -> each.columns().stream().anyMatch(this::isThis))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("column", name)));
        look = Look.of(query, monitor.createdAt());
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.monitoring"), Links.monitoring()),
                new Crumb(
                        monitor().endpoint().value(), Links.monitoring(monitor().endpoint(), look.query())),
                new Crumb(name, ""));
    }

    @Override
    protected void build() {
        WatchedColumn column = column();
        var back = new Button(
                t("monitoring.back"),
                Icon.MONITOR.draw(),
                click -> Links.go(Links.monitoring(monitor().endpoint(), look.query())));
        Look now = look;
        Monitor of = monitor();
        var shown = new Panel<>(
                10,
                () -> here.modelport()
                        .monitors()
                        .column(
                                here.project(),
                                of.id(),
                                name,
                                now.to().minus(now.span().length()),
                                now.to()),
                this::view);
        panel = shown;
        add(
                new PageHeader(name, MonitoringCode.column(here, of, name).button(), back)
                        .beside(Chip.of(t("monitoring.role." + column.role())))
                        .facts(
                                Words.of(t("monitoring.scale." + column.scale())),
                                Words.of(
                                        column.importance() == null
                                                ? t("monitoring.importance.unknown")
                                                : t(
                                                        "monitoring.importance.share",
                                                        Formats.percent(column.importance()))),
                                Words.of(column.judged() ? "" : t("monitoring.change.unjudged"))),
                ranges(),
                shown);
    }

    private Component ranges() {
        var segments = Box.of("mp-segments").attribute("role", "group").attribute("aria-label", t("metrics.range"));
        Stream.of(Span.values()).forEach(each -> {
            var button = new Button(t("monitoring.range." + each), click -> go(look.as(each)));
            button.addClassName("mp-filter");
            button.getElement().setAttribute("aria-pressed", Boolean.toString(each == look.span()));
            segments.add(button);
        });
        Instant until = look.until();
        return until == null
                ? segments
                : Box.row(
                        segments,
                        Words.muted(t("monitoring.until", Formats.day(until))),
                        new Button(t("monitoring.now"), Icon.CLOCK.draw(), click -> go(look.now())));
    }

    private void go(Look other) {
        look = other;
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, Links.column(monitor().endpoint(), name, other.query()));
        rewrite();
    }

    private Component view(ColumnHistory history) {
        if (history.windows().isEmpty()) {
            return new EmptyState(Icon.CLOCK, t("monitoring.column.none"), t("monitoring.column.none.text"));
        }
        var cells = new Cells(history, look.window());
        var option = new FeatureOption(history, cells);
        return Box.of(
                "mp-stack mp-answered",
                answer(history),
                new Section(
                                t("monitoring.pairs"),
                                new Key()
                                        .entry("mp-key-square", t("monitoring.now.bars"))
                                        .entry("mp-key-square mp-key-then", t("monitoring.reference")),
                                new EChart(
                                        t("monitoring.pairs.label", name),
                                        EChart.Height.MIDDLE,
                                        EChart.json(option.pairs())),
                                new Twin(table(cells)))
                        .explained(t(
                                "monitoring.pairs.explain",
                                Formats.count(cells.now().rows()),
                                Formats.day(cells.now().from()),
                                Formats.count(history.referenceRows()))),
                new Section(
                                t("monitoring.column.time"),
                                Words.tag("h3", "", t("monitoring.effect")),
                                new EChart(
                                        t("monitoring.effect.label", name),
                                        EChart.Height.LOW,
                                        EChart.json(option.effect())),
                                Box.of(
                                        "mp-time-head",
                                        Words.tag("h3", "", t("monitoring.heat")),
                                        new Key()
                                                .entry("mp-key-square mp-key-more", t("monitoring.heat.more"))
                                                .entry("mp-key-square mp-key-less", t("monitoring.heat.less"))),
                                new EChart(
                                        t("monitoring.heat.label", name),
                                        EChart.Height.MIDDLE,
                                        EChart.json(option.heat())),
                                new Twin(windows(history)))
                        .explained(t("monitoring.column.time.explain")));
    }

    private Answer answer(ColumnHistory history) {
        ColumnWindow last = history.windows().getLast();
        if (last.state() == WindowState.INSUFFICIENT_DATA) {
            return new Answer(State.IDLE, t("monitoring.column.short", Formats.count(last.rows())));
        }
        Double threshold = history.column().effect();
        long moved = history.windows().stream()
                .filter(each -> each.state() == WindowState.MOVED || each.state() == WindowState.DRIFTED)
                .count();
        return new Answer(
                MonitorText.of(last.state()),
                t(
                        "monitoring.column.answer." + last.state(),
                        MonitorText.effect(last.effect()),
                        threshold == null ? MonitorText.NONE : MonitorText.effect(threshold),
                        moved,
                        history.windows().size()));
    }

    private static DataTable table(Cells cells) {
        var table = new DataTable(
                t("monitoring.pairs"),
                Column.text(t("monitoring.cell")),
                Column.figures(t("monitoring.now.bars")),
                Column.figures(t("monitoring.reference")),
                Column.figures(t("monitoring.difference")));
        cells.everything()
                .forEach(each -> table.row(
                        each.name(),
                        Formats.percent(each.now()),
                        Formats.percent(each.reference()),
                        t("evaluation.points", points(each.now() - each.reference()))));
        return table;
    }

    private static String points(double difference) {
        String figure = String.format(Locale.ROOT, "%+.1f", difference * 100);
        return figure.replace("-", "\u2212");
    }

    private static DataTable windows(ColumnHistory history) {
        var table = new DataTable(
                t("monitoring.column.time"),
                Column.text(t("monitoring.window")),
                Column.text(t("monitoring.says")),
                Column.figures(t("monitoring.rows")),
                Column.figures(t("monitoring.effect")),
                Column.figures(t("monitoring.cell.missing")),
                Column.figures(t("monitoring.cell.outside")));
        history.windows().reversed().stream()
                .limit(LISTED)
                .forEach(each -> table.row(
                        t("monitoring.window.span", Formats.day(each.from()), Formats.day(each.to())),
                        MonitorText.badge(each.state()),
                        Formats.count(each.rows()),
                        MonitorText.effect(each.effect()),
                        Formats.percent(each.missing()),
                        Formats.percent(each.outside())));
        return table;
    }

    private boolean isThis(WatchedColumn column) {
        return column.name().equals(name);
    }

    private WatchedColumn column() {
        return monitor().columns().stream().filter(this::isThis).findFirst().orElseThrow();
    }

    private Monitor monitor() {
        if (monitor == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return monitor;
    }
}
