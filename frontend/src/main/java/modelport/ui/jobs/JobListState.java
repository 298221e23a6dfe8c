package modelport.ui.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.contract.JobsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import org.jspecify.annotations.Nullable;

/** Which jobs are asked for. */
final class JobListState {
    /** Groups of states that somebody may want to see alone. */
    enum Filter {
        ALL,
        OPEN,
        FAILED,
        DONE;

        boolean takes(Job job) {
            return switch (this) {
                case ALL -> true;
                case OPEN -> job.state() == JobState.QUEUED || job.state() == JobState.RUNNING;
                case FAILED -> job.state() == JobState.FAILED;
                case DONE -> job.state() == JobState.SUCCEEDED || job.state() == JobState.CANCELLED;
            };
        }

        /** As it stands in addresses. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Filter> of(String code) {
            return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
        }
    }

    private static final int ENOUGH = 30;
    private static final int CALLS = 5;

    private final JobsApi jobs;
    private final Slug project;
    private volatile Filter filter = Filter.ALL;

    JobListState(JobsApi jobs, Slug project) {
        this.jobs = jobs;
        this.project = project;
    }

    Filter filter() {
        return filter;
    }

    void show(Filter wanted) {
        filter = wanted;
    }

    /** The next jobs of the wanted states; a page of few, or of none, may have a next one. */
    Page<Job> page(@Nullable String after) {
        Filter wanted = filter;
        List<Job> found = new ArrayList<>();
        String mark = after;
        for (int call = 0; call < CALLS; call++) {
            Page<Job> page = jobs.list(project, new PageRequest(50, mark, null));
            page.items().stream().filter(wanted::takes).forEach(found::add);
            mark = page.next();
            if (mark == null || found.size() >= ENOUGH) {
                break;
            }
        }
        return new Page<>(found, mark);
    }
}
