package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.deployment.Endpoint;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Icon;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;

/** An environment as a station on the way to production. */
final class EnvironmentLine extends Box {
    private static final int NAMED = 4;

    EnvironmentLine(Place place) {
        super("div", "mp-environment");
        var environment = place.environment();
        var name = Box.of(
                "mp-environment-name",
                Links.to(Links.environment(environment.name()), environment.title()),
                Words.of("mp-mono mp-muted", environment.name().value()));
        add(
                name,
                createServing(place),
                Box.of(
                        "mp-environment-rules",
                        Words.of(PolicyText.summary(place.policy().policy())),
                        Words.muted(
                                t("environment.policy.number", place.policy().number()))),
                environment.open()
                        ? StateBadge.quiet(State.LOOK, t("environment.open"))
                        : StateBadge.quiet(State.GOOD, t("environment.closed")),
                Icon.NEXT.draw());
    }

    private static Component createServing(Place place) {
        if (place.serving().isEmpty()) {
            return Box.of("mp-environment-serving", Words.muted(t("environment.nothing")));
        }
        var list = Box.tag("ul", "mp-environment-serving");
        place.serving().stream().limit(NAMED).forEach(each -> list.add(Box.tag("li", "", champion(each))));
        int more = place.serving().size() - NAMED;
        if (more > 0) {
            list.add(Box.tag("li", "", Words.muted(t("models.andMore", more))));
        }
        return list;
    }

    private static Component champion(Endpoint endpoint) {
        int version = Place.version(endpoint);
        return Box.of(
                "mp-champion",
                Links.to(Links.version(endpoint.model(), version), Chip.version(version)),
                Links.to(Links.endpoint(endpoint.name()), endpoint.name().value()));
    }
}
