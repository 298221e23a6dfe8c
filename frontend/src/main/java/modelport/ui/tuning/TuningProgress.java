package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import modelport.contract.jobs.Job;
import modelport.contract.tuning.Tuning;
import modelport.ui.components.Box;
import modelport.ui.components.Consequence;
import modelport.ui.components.Formats;
import modelport.ui.components.JobText;
import modelport.ui.components.Notice;
import modelport.ui.components.Progress;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.JobsWatch;
import modelport.ui.shell.Links;

/**
 * A tuning under way: how many fits are done, how long it has run, and a button that ends it and keeps what was found.
 */
final class TuningProgress extends Box {
    private final Progress progress;
    private final Words fits = Words.number("");
    private final Words time = Words.of("mp-number mp-muted", "");
    private final Words now = Words.of("mp-follow-now", "");
    private Tuning tuning;

    TuningProgress(Here here, Tuning tuning) {
        super("div", "mp-search-progress");
        this.tuning = tuning;
        progress = new Progress(t("job.progress"), share(tuning));
        now.getElement().setAttribute("aria-live", "polite");
        var foot = Box.of(
                "mp-search-foot",
                fits,
                time,
                now,
                Words.muted(t("upload.leave")),
                Links.to(Links.job(tuning.job()), t("compression.log")));
        add(progress, foot);
        if (here.mayContribute()) {
            foot.add(new Button(t("tuning.stop"), click -> askToStop(here)));
        }
        show(tuning);
        JobsWatch.look(
                this,
                jobs -> jobs.stream()
                        .filter(job -> job.id().equals(this.tuning.job()))
                        .findFirst()
                        .ifPresent(this::take));
    }

    /** Shows how many fits are done by now. */
    void show(Tuning newer) {
        tuning = newer;
        progress.show(share(newer));
        fits.setText(t("tuning.fits", Formats.count(newer.fitsDone()), Formats.count(newer.fitsAll())));
    }

    private void take(Job job) {
        now.setText(JobText.now(job));
        time.setText(JobText.span(job));
    }

    private void askToStop(Here here) {
        int done = tuning.fitsDone();
        new Consequence(
                        t("tuning.stopping.heading"),
                        t("tuning.stop"),
                        () -> {
                            here.modelport().jobs().cancel(tuning.job());
                            Notice.show(t("compression.stopping"));
                        },
                        Consequence.facts(
                                Consequence.fact(Formats.count(done), t("tuning.stopping.kept")),
                                Consequence.fact(
                                        Formats.count((long) tuning.fitsAll() - done), t("tuning.stopping.lost"))))
                .open();
    }

    private static double share(Tuning tuning) {
        return (double) tuning.fitsDone() / Math.max(1, tuning.fitsAll());
    }
}
