package modelport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link JobsApi} does, wherever it lives. */
public abstract class JobsContract {
    /** The API as somebody who may stop jobs of {@link #project()}. */
    protected abstract JobsApi jobs();

    /** The project that the jobs belong to. */
    protected abstract Slug project();

    /** A new job of the project that nobody works at. */
    protected abstract UUID waiting();

    @Test
    void a_waiting_job_can_be_stopped_and_retried() {
        UUID id = waiting();
        assertThat(jobs().get(id).state()).isEqualTo(JobState.QUEUED);
        assertThat(jobs().get(id).project()).isEqualTo(project());

        Job stopped = jobs().cancel(id);
        assertThat(stopped.state()).isEqualTo(JobState.CANCELLED);
        assertThat(stopped.reason()).isNotNull();
        assertThat(stopped.finishedAt()).isNotNull();

        Job again = jobs().retry(id);
        assertThat(again.state()).isEqualTo(JobState.QUEUED);
        assertThat(again.reason()).isNull();
        assertThat(again.cancelRequested()).isFalse();
        jobs().cancel(id);
    }

    @Test
    void a_job_that_is_over_cannot_be_stopped_and_one_that_is_not_cannot_be_retried() {
        UUID id = waiting();
        assertThat(status(() -> jobs().retry(id))).isEqualTo(409);

        jobs().cancel(id);

        assertThat(status(() -> jobs().cancel(id))).isEqualTo(409);
    }

    @Test
    void jobs_are_listed_page_by_page_the_newest_first() {
        var made = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            made.add(waiting());
        }

        var listed = new ArrayList<UUID>();
        @Nullable String after = null;
        do {
            Page<Job> page = jobs().list(project(), new PageRequest(2, after, null));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().forEach(job -> listed.add(job.id()));
            after = page.next();
        } while (after != null);

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed.subList(0, 5)).isEqualTo(made.reversed());
        made.forEach(jobs()::cancel);
    }

    @Test
    void a_job_that_said_nothing_has_an_empty_log() {
        UUID id = waiting();

        assertThat(jobs().log(id, 0)).isEqualTo(List.of());
        jobs().cancel(id);
    }

    @Test
    void what_is_not_there_is_not_found() {
        UUID nothing = new UUID(0x7000, 1);

        assertThat(status(() -> jobs().get(nothing))).isEqualTo(404);
        assertThat(status(() -> jobs().log(nothing, 0))).isEqualTo(404);
        assertThat(status(() -> jobs().cancel(nothing))).isEqualTo(404);
    }

    private static int status(Runnable call) {
        return catchThrowableOfType(ProblemException.class, call::run).problem().status();
    }
}
