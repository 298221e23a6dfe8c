package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertFilter;
import modelport.ui.components.Box;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** The newest alerts of one endpoint. */
final class AlertsSection extends Box {
    private static final int MOST = 5;

    AlertsSection(Here here, Slug endpoint) {
        super("div", "");
        var panel = new Panel<>(3, () -> read(here, endpoint), alerts -> view(endpoint, alerts));
        Feed.listen(panel, Feed.about("alert"), events -> panel.load());
        add(panel);
    }

    private static List<Alert> read(Here here, Slug endpoint) {
        return here.modelport()
                .alerts()
                .list(here.project(), new AlertFilter(List.of(), endpoint, null), new PageRequest(MOST, null, null))
                .items();
    }

    private static Component view(Slug endpoint, List<Alert> alerts) {
        var section = new Section(t("nav.alerts"))
                .explained(t("alert.section.explain"))
                .action(Links.to(Links.alerts("&show=ALL&endpoint=" + endpoint), t("alert.all")));
        if (alerts.isEmpty()) {
            section.add(Words.muted(t("alert.section.none")));
            return section;
        }
        var list = Box.tag("ul", "mp-lines");
        alerts.forEach(each -> list.add(Box.tag("li", "", new AlertLine(each, null))));
        section.add(list);
        return section;
    }
}
