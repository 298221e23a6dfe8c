package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import java.util.UUID;
import modelport.contract.jobs.Job;
import modelport.ui.components.Box;
import modelport.ui.components.JobText;
import modelport.ui.components.Progress;
import modelport.ui.components.Words;
import modelport.ui.shell.JobsWatch;
import modelport.ui.shell.Links;

/** What is done for a case right now, and how far that is. */
final class CaseProgress extends Box {
    private final Progress progress = new Progress(t("job.progress"), 0);
    private final Words name = Words.strong("");
    private final Words now = Words.of("mp-follow-now", "");

    CaseProgress(UUID job) {
        super("div", "mp-search-progress");
        now.getElement().setAttribute("aria-live", "polite");
        add(
                progress,
                Box.of(
                        "mp-search-foot",
                        name,
                        now,
                        Words.muted(t("upload.leave")),
                        Links.to(Links.job(job), t("compression.log"))));
        JobsWatch.look(
                this,
                jobs -> jobs.stream()
                        .filter(each -> each.id().equals(job))
                        .findFirst()
                        .ifPresent(this::take));
    }

    private void take(Job job) {
        name.setText(JobText.name(job));
        now.setText(JobText.now(job));
        progress.show(JobsWatch.isOpen(job) ? job.progress() : 1);
    }
}
