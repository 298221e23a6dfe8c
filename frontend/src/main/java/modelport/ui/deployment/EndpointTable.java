package modelport.ui.deployment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.util.List;
import modelport.contract.Slug;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.Panel;
import modelport.ui.components.Pulse;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** Endpoints with their state and what they did in the last hour. */
public final class EndpointTable {
    /** How often figures are read again while somebody looks. */
    public static final Duration FRESH = Duration.ofSeconds(10);

    private static final String NONE = "\u2013";

    private EndpointTable() {}

    /** Those of one model with these names, kept fresh. */
    public static Component panel(Here here, Slug model, List<String> names) {
        var panel = new Panel<>(
                2,
                () -> Fleet.of(here, model).endpoints().stream()
                        .filter(each -> names.contains(each.endpoint().name().value()))
                        .toList(),
                EndpointTable::of);
        return Box.of("", panel, new Pulse(FRESH, panel::load));
    }

    public static Component of(List<Served> endpoints) {
        var table = new DataTable(
                t("nav.endpoints"),
                Column.text(t("endpoint.endpoint")),
                Column.text(t("endpoint.version")),
                Column.text(t("endpoint.traffic")),
                Column.figures(t("endpoint.rate")),
                Column.figures("p95"),
                Column.figures(t("endpoint.errors")),
                Column.text(t("endpoint.state")));
        endpoints.forEach(each -> table.row(cells(each)));
        return table;
    }

    static Object[] cells(Served served) {
        var endpoint = served.endpoint();
        boolean measured = served.metrics().isPresent();
        return new Object[] {
            Box.of(
                    "mp-endpoint",
                    Links.to(Links.endpoint(endpoint.name()), endpoint.name().value()),
                    Words.of("mp-muted mp-small", t("endpoint.of", endpoint.model(), endpoint.environment()))),
            served.live().<Component>map(live -> Chip.version(live.version())).orElseGet(() -> Words.muted(NONE)),
            Drawing.sparkline(served.rates()),
            measured ? Formats.figure(served.rate()) : NONE,
            served.p95().isPresent() ? Formats.millis(served.p95().getAsDouble()) : NONE,
            served.errorShare().isPresent()
                    ? Formats.percent(served.errorShare().getAsDouble())
                    : NONE,
            States.badge(endpoint.state())
        };
    }
}
