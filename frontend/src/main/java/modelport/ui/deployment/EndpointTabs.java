package modelport.ui.deployment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.stream.Stream;
import modelport.contract.Slug;
import modelport.ui.components.Box;
import modelport.ui.shell.Links;

/** The pages of one endpoint, as links in a row. */
public final class EndpointTabs {
    /** Where somebody is. */
    public enum Tab {
        SERVING,
        MONITORING,
        PREDICTIONS;

        private String href(Slug endpoint) {
            return switch (this) {
                case SERVING -> Links.endpoint(endpoint);
                case MONITORING -> Links.monitoring(endpoint);
                case PREDICTIONS -> Links.predictions(endpoint);
            };
        }
    }

    private EndpointTabs() {}

    public static Component of(Slug endpoint, Tab here) {
        var nav = Box.tag("nav", "mp-page-tabs").attribute("aria-label", t("endpoint.pages", endpoint));
        Stream.of(Tab.values()).forEach(each -> {
            var link = Links.to(each.href(endpoint), t("endpoint.page." + each));
            if (each == here) {
                link.getElement().setAttribute("aria-current", "page");
            }
            nav.add(link);
        });
        return nav;
    }
}
