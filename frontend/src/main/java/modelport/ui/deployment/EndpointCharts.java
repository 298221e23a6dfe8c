package modelport.ui.deployment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import modelport.contract.EndpointsApi;
import modelport.contract.Slug;
import modelport.contract.deployment.EndpointMetrics;
import modelport.contract.deployment.MetricPoint;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.EChart;
import modelport.ui.components.Formats;
import modelport.ui.components.Key;
import modelport.ui.components.Loading;
import modelport.ui.components.Problems;
import modelport.ui.components.Pulse;
import modelport.ui.components.Section;
import modelport.ui.components.Tasks;
import modelport.ui.components.Twin;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** Rate, errors and latency of an endpoint, drawn and as a table, read again every few seconds while somebody looks. */
final class EndpointCharts extends Box {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int LISTED = 20;

    private final EndpointsApi endpoints;
    private final Slug project;
    private final Slug name;
    private final Range range;
    private final Box place = Box.of("mp-charts");
    private final Box table = Box.of("");
    private @Nullable EChart traffic;
    private @Nullable EChart latency;

    EndpointCharts(Here here, Slug name, Range range, Consumer<Range> choose) {
        super("div", "");
        this.endpoints = here.modelport().endpoints();
        this.project = here.project();
        this.name = name;
        this.range = range;
        place.add(Loading.skeleton(6));
        add(
                new Section(t("metrics.heading"), place, table)
                        .explained(t("metrics.explain." + range))
                        .action(createRanges(choose)),
                new Pulse(FRESH, this::load));
        addAttachListener(event -> load());
    }

    private Component createRanges(Consumer<Range> choose) {
        var segments = Box.of("mp-segments").attribute("role", "group").attribute("aria-label", t("metrics.range"));
        Stream.of(Range.values()).forEach(each -> {
            var button = new Button(t("metrics.range." + each), click -> choose.accept(each));
            button.addClassName("mp-filter");
            button.getElement().setAttribute("aria-pressed", Boolean.toString(each == range));
            segments.add(button);
        });
        return segments;
    }

    private void load() {
        Instant now = Instant.now();
        Tasks.run(
                this, () -> endpoints.metrics(project, name, now.minus(range.length()), now, range.step()), outcome -> {
                    switch (outcome) {
                        case Tasks.Outcome.Done<EndpointMetrics>(EndpointMetrics metrics) -> take(metrics);
                        case Tasks.Outcome.Failed<EndpointMetrics>(RuntimeException cause) -> fail(cause);
                    }
                });
    }

    private void fail(RuntimeException cause) {
        traffic = null;
        latency = null;
        table.removeAll();
        place.show(Loading.failed(Problems.text(cause), this::load));
    }

    private void take(EndpointMetrics metrics) {
        if (traffic == null || latency == null) {
            traffic = new EChart(t("metrics.traffic.label"), EChart.Height.MIDDLE, Chart.traffic(metrics));
            latency = new EChart(t("metrics.latency.label"), EChart.Height.MIDDLE, Chart.latency(metrics));
            place.show(
                    Box.stack(
                            Words.tag("h3", "", t("metrics.traffic")),
                            new Key().entry("", t("metrics.requests")).entry("mp-key-third", t("metrics.errors")),
                            traffic),
                    Box.stack(
                            Words.tag("h3", "", t("metrics.latency")),
                            new Key()
                                    .entry("", "p50")
                                    .entry("mp-key-then", "p95")
                                    .entry("mp-key-then mp-key-dashed", "p99"),
                            latency));
        } else {
            traffic.patch(Chart.trafficData(metrics));
            latency.patch(Chart.latencyData(metrics));
        }
        table.show(new Twin(createTable(metrics.points().reversed())));
    }

    private static DataTable createTable(List<MetricPoint> newestFirst) {
        var rows = new DataTable(
                t("metrics.heading"),
                Column.text(t("metrics.time")),
                Column.figures(t("metrics.requests.count")),
                Column.figures(t("metrics.errors")),
                Column.figures("p50"),
                Column.figures("p95"),
                Column.figures("p99"),
                Column.figures(t("metrics.batch")));
        newestFirst.stream()
                .filter(point -> point.requests() > 0)
                .limit(LISTED)
                .forEach(point -> rows.row(
                        Formats.clock(point.at()),
                        Formats.count(point.requests()),
                        Formats.count(point.errors()),
                        text(point.p50Ms(), Formats::millis),
                        text(point.p95Ms(), Formats::millis),
                        text(point.p99Ms(), Formats::millis),
                        text(point.meanBatch(), Formats::figure)));
        return rows;
    }

    private static String text(@Nullable Double value, Function<Double, String> format) {
        return value == null ? "\u2013" : format.apply(Objects.requireNonNull(value));
    }
}
