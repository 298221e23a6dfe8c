package modelport.ui.shell;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import modelport.contract.jobs.Job;
import modelport.ui.components.Box;
import modelport.ui.components.Drawing;
import modelport.ui.components.JobText;
import modelport.ui.components.Progress;
import modelport.ui.components.Words;

/** What runs now, from every page: a ring in the bar, a list behind it, both moving by push. */
final class JobsTray extends Composite<Span> {
    private static final int LISTED = 5;
    private static final double AROUND = 2 * Math.PI * 6;

    final Button button = new Button();
    final Box list = Box.of("");
    private final Drawing ring = new Drawing("mp-ring", "");

    JobsTray() {
        button.setIcon(ring);
        button.addThemeName("tertiary");
        button.addClassName("mp-tray");
        var panel = TopBar.popover(button, "mp-panel", t("nav.jobs"));
        panel.add(Words.tag("h2", "", t("nav.jobs")), list, Links.to(Links.jobs(), t("tray.all")));
        getContent().add(button, panel);
        show(List.of());
        JobsWatch.look(
                this, jobs -> show(jobs.stream().filter(JobsWatch::isOpen).toList()));
    }

    private void show(List<Job> open) {
        button.setText(open.isEmpty() ? "" : t("tray.running", open.size()));
        button.setAriaLabel(open.isEmpty() ? t("tray.none") : t("tray.running", open.size()));
        double share = open.stream().mapToDouble(Job::progress).average().orElse(0);
        ring.draw(String.format(Locale.ROOT, """
                <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle class="track" cx="8" cy="8" r="6"/>\
                <circle class="fill" cx="8" cy="8" r="6" stroke-dasharray="%.1f 40" transform="rotate(-90 8 8)"/></svg>""", open.isEmpty() ? 0 : Math.max(2, AROUND * share)));
        list.removeAll();
        if (open.isEmpty()) {
            list.add(Words.tag("p", "mp-panel-none", t("tray.none")));
        }
        open.stream().limit(LISTED).forEach(job -> list.add(line(job)));
    }

    private static Box line(Job job) {
        String name = JobText.name(job);
        return Box.of(
                "mp-tray-job", Words.strong(name), new Progress(name, job.progress()), Words.muted(JobText.now(job)));
    }
}
