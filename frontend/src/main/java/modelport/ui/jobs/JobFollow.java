package modelport.ui.jobs;

import static modelport.ui.components.Texts.t;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.contract.JobsApi;
import modelport.contract.PageRequest;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobLine;
import modelport.ui.components.Box;
import modelport.ui.components.JobText;
import modelport.ui.components.Problems;
import modelport.ui.components.Progress;
import modelport.ui.components.States;
import modelport.ui.components.Tasks;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.JobsWatch;
import org.jspecify.annotations.Nullable;

/** One job as it runs: how far, what it does, and what it writes. */
public final class JobFollow extends Box {
    private static final int CALLS = 25;

    private record News(Job job, List<JobLine> lines) {}

    private final JobsApi jobs;
    private final UUID id;
    private final Runnable ended;
    private final Box head = Box.of("mp-follow-head");
    private final Progress progress = new Progress(t("job.progress"), 0);
    private final Words now = Words.of("mp-follow-now", "");
    private final Box failure = Box.of("");
    private final LogView log = new LogView();
    private @Nullable Job shown;
    private long seen;

    /** Calls {@code ended} when the job has come to its end, unless it had before. */
    public JobFollow(Here here, UUID id, Runnable ended) {
        super("div", "mp-follow");
        this.jobs = here.modelport().jobs();
        this.id = id;
        this.ended = ended;
        now.getElement().setAttribute("aria-live", "polite");
        add(head, progress, now, failure, log);
        JobsWatch.look(this, newest -> read());
    }

    private void read() {
        if (shown != null && !JobsWatch.isOpen(shown)) {
            return;
        }
        long after = seen;
        Tasks.run(this, () -> new News(jobs.get(id), lines(after)), outcome -> {
            switch (outcome) {
                case Tasks.Outcome.Done<News>(News news) -> take(news, after);
                case Tasks.Outcome.Failed<News>(RuntimeException cause) -> failure.show(Problems.box(cause));
            }
        });
    }

    private List<JobLine> lines(long after) {
        var lines = new ArrayList<JobLine>();
        long last = after;
        for (int call = 0; call < CALLS; call++) {
            List<JobLine> more = jobs.log(id, last);
            lines.addAll(more);
            if (more.size() < PageRequest.MAX_LIMIT) {
                break;
            }
            last = more.getLast().seq();
        }
        return lines;
    }

    private void take(News news, long after) {
        if (after != seen) {
            return;
        }
        boolean ran = shown != null && JobsWatch.isOpen(shown);
        shown = news.job();
        failure.removeAll();
        head.show(
                States.badge(shown.state()),
                Words.muted(t("job.attempt", Math.max(1, shown.attempt()), shown.maxAttempts())),
                Words.of("mp-number mp-muted", JobText.span(shown)));
        progress.show(JobsWatch.isOpen(shown) ? shown.progress() : 1);
        progress.setVisible(JobsWatch.isOpen(shown));
        now.setText(JobText.now(shown));
        log.append(news.lines());
        log.setVisible(JobsWatch.isOpen(shown) || seen > 0 || !news.lines().isEmpty());
        if (!news.lines().isEmpty()) {
            seen = news.lines().getLast().seq();
        }
        if (ran && !JobsWatch.isOpen(shown)) {
            ended.run();
        }
    }
}
