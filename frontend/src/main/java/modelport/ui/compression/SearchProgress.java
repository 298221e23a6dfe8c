package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import modelport.contract.jobs.Job;
import modelport.ui.components.Box;
import modelport.ui.components.JobText;
import modelport.ui.components.Notice;
import modelport.ui.components.Problems;
import modelport.ui.components.Progress;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.JobsWatch;
import modelport.ui.shell.Links;

/** A search under way: how far, which recipe it is at, and a button that ends it and keeps what was found. */
final class SearchProgress extends Box {
    private final Progress progress;
    private final Words now = Words.of("mp-follow-now", "");

    SearchProgress(Here here, Study study) {
        super("div", "mp-search-progress");
        progress = new Progress(t("job.progress"), share(study));
        now.getElement().setAttribute("aria-live", "polite");
        var foot = Box.of(
                "mp-search-foot",
                now,
                Words.muted(t("upload.leave")),
                Links.to(Links.job(study.search().job()), t("compression.log")));
        var failure = Box.of("");
        add(progress, foot, failure);
        if (here.mayContribute()) {
            var stop = new Button(t("compression.stop"), click -> stop(here, study, failure));
            stop.setDisableOnClick(true);
            foot.add(stop);
        }
        JobsWatch.look(
                this,
                jobs -> jobs.stream()
                        .filter(job -> job.id().equals(study.search().job()))
                        .findFirst()
                        .ifPresent(this::take));
    }

    /** Shows how many recipes have been tried. */
    void show(Study study) {
        progress.show(share(study));
    }

    private void take(Job job) {
        now.setText(JobText.now(job));
    }

    private static void stop(Here here, Study study, Box failure) {
        try {
            here.modelport().jobs().cancel(study.search().job());
            Notice.show(t("compression.stopping"));
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        }
    }

    private static double share(Study study) {
        return (double) study.tried() / Math.max(1, study.search().candidates().size());
    }
}
