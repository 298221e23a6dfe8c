package modelport.ui.monitoring;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import modelport.contract.deployment.EndpointState;
import modelport.contract.monitoring.EndpointHealth;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.deployment.Served;
import modelport.ui.shell.Links;

/** Endpoints with how they do and why, what they did in the last hour, and what is open about them. */
public final class HealthTable {
    private HealthTable() {}

    public static Component of(List<Condition> conditions) {
        var table = new DataTable(
                t("monitoring.fleet"),
                Column.text(t("endpoint.endpoint")),
                Column.text(t("monitoring.health")),
                Column.text(t("endpoint.traffic")),
                Column.figures(t("endpoint.rate")),
                Column.figures("p95"),
                Column.figures(t("endpoint.errors")),
                Column.text(t("monitoring.open")));
        conditions.forEach(each -> table.row(cells(each)));
        return table;
    }

    private static Object[] cells(Condition condition) {
        Served served = condition.served();
        return new Object[] {
            name(condition),
            health(condition),
            Drawing.sparkline(served.rates()),
            served.metrics().isPresent() ? Formats.figure(served.rate()) : MonitorText.NONE,
            served.p95().isPresent() ? Formats.millis(served.p95().getAsDouble()) : MonitorText.NONE,
            served.errorShare().isPresent()
                    ? Formats.percent(served.errorShare().getAsDouble())
                    : MonitorText.NONE,
            condition.health().map(HealthTable::open).orElseGet(() -> Words.muted(MonitorText.NONE))
        };
    }

    private static Component name(Condition condition) {
        var endpoint = condition.served().endpoint();
        String href = condition.isWatched() ? Links.monitoring(endpoint.name()) : Links.endpoint(endpoint.name());
        var name = Box.of("mp-health-name", Links.to(href, endpoint.name().value()));
        condition.served().live().ifPresent(live -> name.add(Chip.version(live.version())));
        return Box.of(
                "mp-endpoint",
                name,
                Words.of("mp-muted mp-small", t("endpoint.of", endpoint.model(), endpoint.environment())));
    }

    private static Component health(Condition condition) {
        EndpointState state = condition.served().endpoint().state();
        if (state != EndpointState.SERVING) {
            return States.badge(state);
        }
        if (!condition.isWatched()) {
            return Links.to(Links.monitoring(condition.endpoint()), t("monitoring.unwatched"));
        }
        EndpointHealth health = condition.health().orElseThrow();
        return Box.of(
                "mp-health",
                MonitorText.badge(health.health()),
                Words.tag("span", "mp-muted mp-small", say(health.reason())));
    }

    private static Component open(EndpointHealth health) {
        var open = Box.of("mp-endpoint mp-open");
        if (health.openAlerts() > 0) {
            open.add(Links.to(
                    Links.alerts("&endpoint=" + health.endpoint()), t("monitoring.open.alerts", health.openAlerts())));
        }
        if (health.openCase() != null) {
            open.add(Links.to(
                    Links.maintenanceCase(health.openCase()), Icon.CASE.draw(), Words.of(t("monitoring.open.case"))));
        }
        return open.getChildren().findAny().isPresent() ? open : Words.muted(MonitorText.NONE);
    }
}
