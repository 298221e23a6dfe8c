package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.monitoring.ColumnFinding;
import modelport.contract.monitoring.DriftReport;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.WatchedColumn;
import modelport.contract.monitoring.WindowState;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Drawing;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** The columns of one window, ranked by what their changes cost, each with what it did in the windows before. */
final class ColumnsSection extends Box {
    private static final int WINDOWS = 48;

    /** The newest reports, the newest first, and the one that is looked at. */
    record Reports(List<DriftReport> newest, Optional<DriftReport> chosen) {
        Reports {
            newest = List.copyOf(newest);
        }
    }

    private final Here here;
    private final Monitor monitor;
    private final IntConsumer step;
    private final Runnable newest;
    private Look look;
    private final Panel<Reports> panel;

    ColumnsSection(Here here, Monitor monitor, Look look, IntConsumer step, Runnable newest) {
        super("div", "");
        this.here = here;
        this.monitor = monitor;
        this.look = look;
        this.step = step;
        this.newest = newest;
        this.panel = new Panel<>(8, this::read, this::view);
        add(panel);
    }

    /** Another window is chosen. */
    void show(Look other) {
        look = other;
        panel.load();
    }

    void load() {
        panel.load();
    }

    private Reports read() {
        var monitors = here.modelport().monitors();
        List<DriftReport> all = monitors.reports(here.project(), monitor.id(), new PageRequest(WINDOWS, null, null))
                .items();
        Instant window = look.window();
        if (window == null) {
            return new Reports(all, all.stream().findFirst());
        }
        try {
            return new Reports(all, Optional.of(monitors.report(here.project(), monitor.id(), window)));
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return new Reports(all, Optional.empty());
            }
            throw e;
        }
    }

    private Component view(Reports reports) {
        if (reports.newest().isEmpty()) {
            return new EmptyState(
                    Icon.CLOCK,
                    t("monitoring.reports.none"),
                    t(
                            "monitoring.reports.none.text",
                            monitor.settings().windowMinutes(),
                            Formats.count(monitor.settings().leastRows())));
        }
        var section = new Section(t("monitoring.columns"));
        section.explained(t("monitoring.columns.explain"));
        section.action(steps());
        reports.chosen()
                .ifPresentOrElse(
                        report -> section.add(head(report), body(report, reports.newest())),
                        () -> section.add(Words.tag("p", "mp-explain", t("monitoring.window.gone"))));
        return section;
    }

    private Component steps() {
        var earlier = new Button(Icon.NEXT.draw(), click -> step.accept(-1));
        earlier.addClassNames("mp-icon-button", "mp-earlier");
        earlier.setAriaLabel(t("monitoring.window.earlier"));
        var later = new Button(Icon.NEXT.draw(), click -> step.accept(1));
        later.addClassName("mp-icon-button");
        later.setAriaLabel(t("monitoring.window.later"));
        var row = Box.row(earlier, later);
        if (look.window() != null) {
            row.add(new Button(t("monitoring.window.newest"), click -> newest.run()));
        }
        return row;
    }

    /** Which window it is, and how much of it was counted. */
    private static Component head(DriftReport report) {
        double coverage = report.answered() == 0 ? 1 : (double) report.rows() / report.answered();
        var head = Box.of(
                "mp-window-head",
                MonitorText.badge(report.state()),
                Words.sentence(t("monitoring.window.span", Formats.day(report.from()), Formats.day(report.to()))),
                Words.muted(t(
                        "monitoring.window.rows",
                        Formats.count(report.rows()),
                        Formats.count(report.answered()),
                        Formats.percent(coverage))),
                Chip.version(report.version()));
        return head.attribute("aria-live", "polite");
    }

    private Component body(DriftReport report, List<DriftReport> newestFirst) {
        if (report.state() == WindowState.INSUFFICIENT_DATA && report.findings().isEmpty()) {
            long missing = Math.max(0, monitor.settings().leastRows() - report.rows());
            return Words.tag(
                    "p",
                    "mp-explain",
                    t("monitoring.window.missing", Formats.count(missing), Formats.count(report.rows())));
        }
        List<DriftReport> inOrder = newestFirst.reversed();
        var table = new DataTable(
                t("monitoring.columns"),
                Column.text(t("monitoring.column")),
                Column.text(t("monitoring.changed")),
                Column.text(t("monitoring.effect.windows")),
                Column.text(t("monitoring.effect.threshold")),
                Column.text(t("monitoring.importance")),
                Column.text(t("endpoint.state")));
        List<Standing> standings = Standing.of(report);
        standings.forEach(each -> table.row(cells(each, inOrder)));
        Set<String> judged = standings.stream().map(Standing::column).collect(Collectors.toSet());
        Stream<WatchedColumn> rest = monitor.columns().stream().filter(each -> !judged.contains(each.name()));
        rest.forEach(each -> table.marked("mp-out", unjudged(each)));
        return table;
    }

    private Object[] cells(Standing standing, List<DriftReport> inOrder) {
        ColumnFinding worst = standing.worst();
        List<ColumnFinding> moved = standing.movedFindings();
        Component changed = moved.isEmpty()
                ? Words.muted(t("monitoring.change.none"))
                : Words.of(MonitorText.list(moved.stream().map(MonitorText::change)));
        return new Object[] {
            name(standing.column(), worst.role().name()),
            changed,
            Drawing.sparkline(standing.effects(inOrder)).labelled(t("monitoring.effect.windows")),
            Box.of(
                    "mp-effect",
                    EffectBar.of(standing),
                    Words.number(t(
                            "monitoring.effect.of",
                            MonitorText.effect(worst.effect()),
                            MonitorText.effect(worst.threshold())))),
            importance(worst.importance()),
            Box.of(
                    "mp-endpoint",
                    MonitorText.badge(worst.state()),
                    worst.windows() > 1
                            ? Words.of("mp-muted mp-small", t("monitoring.windows.moved", worst.windows()))
                            : Words.of(""))
        };
    }

    private Object[] unjudged(WatchedColumn column) {
        return new Object[] {
            name(column.name(), column.role().name()),
            Words.muted(t(column.judged() ? "monitoring.change.unknown" : "monitoring.change.unjudged")),
            Words.of(""),
            Words.of(""),
            importance(column.importance()),
            Words.muted(MonitorText.NONE)
        };
    }

    private Component name(String column, String role) {
        return Box.of(
                "mp-endpoint",
                Links.to(Links.column(monitor.endpoint(), column, look.query()), Words.mono(column)),
                Words.of("mp-muted mp-small", t("monitoring.role." + role)));
    }

    private static Component importance(@Nullable Double share) {
        return share == null
                ? Words.muted(MonitorText.NONE)
                : Box.of("mp-effect", Drawing.bar("now", share), Words.number(Formats.percent(share)));
    }
}
