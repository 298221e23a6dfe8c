package modelport.ui.jobs;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Locale;
import modelport.contract.jobs.JobLine;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;

/** The lines that a job wrote; it follows the newest one until somebody scrolls up. */
@JsModule("context://modelport/follow.js")
final class LogView extends Box {
    private static final int KEPT = 1_000;

    LogView() {
        super("pre", "mp-log");
        attribute("tabindex", "0").attribute("role", "log").attribute("aria-label", t("job.log"));
        attribute("data-none", t("job.log.none"));
    }

    void append(List<JobLine> lines) {
        for (JobLine line : lines) {
            var row = new Element("span");
            row.setAttribute("class", "mp-log-" + line.level().toLowerCase(Locale.ROOT));
            row.setText(Formats.clock(line.at()) + "  " + line.text() + "\n");
            getElement().appendChild(row);
        }
        while (getElement().getChildCount() > KEPT) {
            getElement().removeChild(0);
        }
        if (!lines.isEmpty()) {
            getElement().executeJs("window.modelportFollow?.(this)");
        }
    }
}
