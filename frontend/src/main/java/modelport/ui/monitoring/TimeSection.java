package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.WindowPoint;
import modelport.contract.monitoring.WindowState;
import modelport.ui.components.Box;
import modelport.ui.components.EChart;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Key;
import modelport.ui.components.Loading;
import modelport.ui.components.Problems;
import modelport.ui.components.Pulse;
import modelport.ui.components.Section;
import modelport.ui.components.Tasks;
import modelport.ui.components.Words;
import modelport.ui.evaluation.MetricText;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** Drift, quality, traffic, errors and latency over the same time, one under the other. */
final class TimeSection extends Box {
    private static final Duration FRESH = Duration.ofSeconds(15);
    private static final String GROUP = "monitoring";

    /** Where somebody goes from here: another time, or another window of this one. */
    interface Moves {
        void look(Look other);

        /** Hears what was read. */
        void read(Watched watched);
    }

    private record Row(EChart chart, Function<TimeOption, Map<String, Object>> option) {}

    private final Here here;
    private final Monitor monitor;
    private final Moves moves;
    private final Box place = Box.of("mp-time");
    private final Box table = Box.of("");
    private final List<Row> rows = new ArrayList<>();
    private Look look;
    private @Nullable WindowStrip strip;
    private final Box stripKey = Box.of("");

    TimeSection(Here here, Monitor monitor, Look look, Moves moves) {
        super("div", "");
        this.here = here;
        this.monitor = monitor;
        this.look = look;
        this.moves = moves;
        place.add(Loading.skeleton(10));
        add(new Section(t("monitoring.time"), place, table)
                .explained(explanation(look))
                .action(ranges()));
        if (look.isLive()) {
            add(new Pulse(FRESH, this::load));
        }
        addAttachListener(event -> load());
    }

    /** Goes on to another window. */
    void step(int by) {
        if (strip != null) {
            strip.step(by);
        }
    }

    /** Another window is chosen. */
    void show(Look other) {
        look = other;
    }

    void load() {
        Look now = look;
        Tasks.run(this, () -> Watched.of(here, monitor, now), outcome -> {
            switch (outcome) {
                case Tasks.Outcome.Done<Watched>(Watched watched) -> take(watched);
                case Tasks.Outcome.Failed<Watched>(RuntimeException cause) -> fail(cause);
            }
        });
    }

    private void fail(RuntimeException cause) {
        rows.clear();
        strip = null;
        table.removeAll();
        place.show(Loading.failed(Problems.text(cause), this::load));
    }

    private void take(Watched watched) {
        var option = new TimeOption(watched);
        if (strip == null) {
            build(watched, option);
        } else {
            strip.show(watched, look.window());
            rows.forEach(row -> row.chart().patch(EChart.json(row.option().apply(option))));
        }
        stripKey.show(key(watched));
        table.show(TimeTable.of(watched));
        moves.read(watched);
    }

    private void build(Watched watched, TimeOption option) {
        rows.clear();
        strip = new WindowStrip(watched, look.window(), point -> moves.look(look.at(point.from())));
        place.removeAll();
        place.add(row(t("monitoring.strip"), stripKey, strip));
        var quality = watched.history().quality();
        if (quality.points().isEmpty()) {
            place.add(row(
                    t("monitoring.quality"), new Key(), Words.tag("p", "mp-explain", t("monitoring.quality.none"))));
        } else {
            place.add(row(
                    t("monitoring.quality.of", MetricText.name(quality.metric())),
                    qualityKey(),
                    chart("monitoring.quality.label", "mp-time-high", option, TimeOption::quality)));
        }
        place.add(
                row(
                        t("monitoring.traffic"),
                        new Key(),
                        chart("monitoring.traffic.label", "mp-time-low", option, TimeOption::traffic)),
                row(
                        t("monitoring.errors"),
                        new Key(),
                        chart("monitoring.errors.label", "mp-time-low", option, TimeOption::errors)),
                row(
                        t("metrics.latency"),
                        new Key().entry("", "p50").entry("mp-key-then", "p95"),
                        chart("monitoring.latency.label", "mp-time-last", option, TimeOption::latency)));
    }

    private EChart chart(
            String label, String css, TimeOption option, Function<TimeOption, Map<String, Object>> picture) {
        var chart = new EChart(t(label), EChart.Height.LOW, EChart.json(picture.apply(option)));
        chart.addClassName(css);
        chart.getElement().setAttribute("group", GROUP);
        rows.add(new Row(chart, picture));
        return chart;
    }

    private static Box row(String heading, Component key, Component picture) {
        return Box.of("mp-time-row", Box.of("mp-time-head", Words.tag("h3", "", heading), key), picture);
    }

    private static Key qualityKey() {
        return new Key()
                .entry("mp-key-ink", t("monitoring.quality.real"))
                .entry("mp-key-dashed", t("monitoring.quality.estimated"))
                .entry("mp-key-band mp-key-then", t("monitoring.quality.interval"))
                .entry("mp-key-zone", t("monitoring.quality.labelled"));
    }

    /** What the marks mean, with how many of each there are. */
    private static Key key(Watched watched) {
        var key = new Key();
        Stream.of(WindowState.values())
                .filter(each -> watched.windows(each) > 0)
                .forEach(each -> key.entry(
                        "mp-key-window mp-key-"
                                + each.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        t("monitoring.strip.count", MonitorText.word(each), Formats.count(watched.windows(each)))));
        if (!watched.history().alerts().isEmpty()) {
            key.entry(
                    "mp-key-alert",
                    t("monitoring.strip.alerts", watched.history().alerts().size()));
        }
        return key;
    }

    private Component ranges() {
        var segments = Box.of("mp-segments").attribute("role", "group").attribute("aria-label", t("metrics.range"));
        Stream.of(Span.values()).forEach(each -> {
            var button = new Button(t("monitoring.range." + each), click -> moves.look(look.as(each)));
            button.addClassName("mp-filter");
            button.getElement().setAttribute("aria-pressed", Boolean.toString(each == look.span()));
            segments.add(button);
        });
        if (look.isLive()) {
            return segments;
        }
        return Box.row(new Button(t("monitoring.now"), Icon.CLOCK.draw(), click -> moves.look(look.now())), segments);
    }

    private static String explanation(Look look) {
        Instant until = look.until();
        return until == null
                ? t("monitoring.time.explain")
                : t("monitoring.time.until", Formats.day(until.minus(look.span().length())), Formats.day(until));
    }

    /** What the strip has chosen; the newest window where nobody chose. */
    @Nullable
    WindowPoint chosen() {
        return strip == null ? null : strip.point().orElse(null);
    }

    /** Tells the one who reads along. */
    static Moves to(Consumer<Look> look, Consumer<Watched> read) {
        return new Moves() {
            @Override
            public void look(Look other) {
                look.accept(other);
            }

            @Override
            public void read(Watched watched) {
                read.accept(watched);
            }
        };
    }
}
