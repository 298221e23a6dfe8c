package modelport.ui.home;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.OptionalDouble;
import modelport.ui.components.Box;
import modelport.ui.components.Drawing;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Section;
import modelport.ui.components.StatTile;
import modelport.ui.deployment.Fleet;
import modelport.ui.deployment.Served;
import modelport.ui.monitoring.Condition;
import modelport.ui.monitoring.HealthTable;
import modelport.ui.shell.Links;

/** How the endpoints are: all together as tiles, each on a line, the worst first. */
final class FleetSection extends Box {
    private static final int MOST = 10;

    FleetSection(Fleet fleet, Overview overview) {
        super("div", "");
        if (fleet.isEmpty()) {
            add(new Section(
                    t("home.fleet"),
                    new EmptyState(
                            Icon.DEPLOYMENT,
                            t("endpoints.none"),
                            t("endpoints.none.text"),
                            new Button(t("endpoints.none.action"), click -> Links.go(Links.models())))));
            return;
        }
        List<Condition> worstFirst =
                Condition.of(fleet, overview.health()).stream().limit(MOST).toList();
        add(new Section(t("home.fleet"), tiles(fleet, overview), HealthTable.of(worstFirst))
                .explained(t("home.fleet.explain"))
                .action(Links.to(
                        Links.monitoring(),
                        t("home.fleet.all", fleet.endpoints().size()))));
    }

    private static Box tiles(Fleet fleet, Overview overview) {
        OptionalDouble slowest = fleet.endpoints().stream()
                .map(Served::p95)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
        double errors = fleet.requests() == 0 ? 0 : (double) fleet.errors() / fleet.requests();
        String models = Integer.toString(overview.models().size()) + (overview.moreModels() ? "+" : "");
        return StatTile.row(
                new StatTile(
                        t("nav.endpoints"),
                        Long.toString(fleet.answering()),
                        t("home.of", fleet.endpoints().size()),
                        t("home.answering")),
                new StatTile(t("endpoint.rate"), Formats.figure(fleet.rate()), "/s", t("home.rate.note"))
                        .with(Drawing.sparkline(fleet.rates())),
                new StatTile(
                        t("home.p95"),
                        slowest.isPresent() ? Formats.figure(slowest.getAsDouble()) : "\u2013",
                        slowest.isPresent() ? "ms" : "",
                        t("home.p95.note")),
                new StatTile(
                        t("endpoint.errors"),
                        Formats.percent(errors).replace("\u00a0%", ""),
                        "%",
                        t("home.errors.note", Formats.count(fleet.errors()), Formats.count(fleet.requests()))),
                new StatTile(t("nav.models"), models, "", t("home.models.note", overview.importing())));
    }
}
