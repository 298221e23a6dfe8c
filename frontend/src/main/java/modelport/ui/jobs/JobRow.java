package modelport.ui.jobs;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import java.util.function.Consumer;
import modelport.contract.Slug;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.JobText;
import modelport.ui.components.Notice;
import modelport.ui.components.Progress;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.JobsWatch;
import modelport.ui.shell.Links;

/** One job on one line; it moves while the job does. */
final class JobRow extends Box {
    private final Here here;
    private final Consumer<Job> openLog;
    private Job job;

    JobRow(Here here, Job job, Consumer<Job> openLog) {
        super("div", "mp-job-line");
        this.here = here;
        this.job = job;
        this.openLog = openLog;
        write();
    }

    Job job() {
        return job;
    }

    void take(Job newer) {
        if (!newer.equals(job) || JobsWatch.isOpen(newer)) {
            job = newer;
            write();
        }
    }

    private void write() {
        rewrite(
                Box.of("mp-job", name(), Words.muted(JobText.now(job))),
                States.badge(job.state()),
                progress(),
                Words.of("mp-number mp-muted", JobText.span(job)),
                Box.of(
                        "mp-job-when",
                        Formats.when(job.createdAt()),
                        Words.muted(job.createdBy() == null ? "" : job.createdBy())),
                Box.of("mp-job-actions", actions()));
    }

    private Component name() {
        String name = JobText.name(job);
        String about = job.subject().getOrDefault("model", job.subject().getOrDefault("dataset", ""));
        String version = job.subject().getOrDefault("version", "");
        if (!Slug.isOne(about) || !version.matches("[0-9]{1,9}")) {
            return Words.strong(name);
        }
        int number = Integer.parseInt(version);
        var link = new Anchor(
                job.subject().containsKey("model")
                        ? Links.version(new Slug(about), number)
                        : Links.datasetVersion(new Slug(about), number),
                name);
        link.addClassName("mp-strong");
        return link;
    }

    private Component progress() {
        if (JobsWatch.isOpen(job)) {
            return new Progress(JobText.name(job), job.progress());
        }
        return Words.muted(job.attempt() > 1 ? t("job.attempt", job.attempt(), job.maxAttempts()) : "");
    }

    private Component[] actions() {
        var log = new Button(Icon.TEXT.draw(), click -> openLog.accept(job));
        log.addThemeName("tertiary");
        log.addClassName("mp-icon-button");
        log.setAriaLabel(t("job.openLog", JobText.name(job)));
        log.setTooltipText(t("job.log"));
        if (JobsWatch.isOpen(job) && here.mayContribute()) {
            var cancel = new Button(t("job.cancel"), click -> cancel());
            cancel.setEnabled(!job.cancelRequested());
            return new Component[] {log, cancel};
        }
        boolean again = job.state() == JobState.FAILED || job.state() == JobState.CANCELLED;
        return again && here.mayContribute()
                ? new Component[] {log, new Button(t("job.retry"), click -> retry())}
                : new Component[] {log};
    }

    private void cancel() {
        take(here.modelport().jobs().cancel(job.id()));
        Notice.show(t("job.cancelled"));
    }

    private void retry() {
        take(here.modelport().jobs().retry(job.id()));
        Notice.show(t("job.retried"));
    }
}
