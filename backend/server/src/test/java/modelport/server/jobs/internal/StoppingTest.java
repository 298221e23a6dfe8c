package modelport.server.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import modelport.contract.Message;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.jobs.CancelledException;
import modelport.server.jobs.JobRun;
import modelport.server.jobs.TestHandlers.Work;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "modelport.roles", value = "api")
@Property(name = "modelport.job.inline", value = "4")
@Property(name = "modelport.job.lease", value = "2s")
@Property(name = "modelport.job.heartbeat", value = "200ms")
@Property(name = "modelport.job.poll", value = "50ms")
@Property(name = "modelport.job.retry-base", value = "20ms")
@Property(name = "modelport.job.stop-grace", value = "200ms")
class StoppingTest {
    @Inject
    TestPeople people;

    @Inject
    Bench bench;

    @Inject
    Work work;

    @Test
    void a_worker_that_lost_its_lease_is_told_at_its_next_heartbeat() throws InterruptedException {
        var begun = new CountDownLatch(1);
        work.does("work on", run -> {
            begun.countDown();
            Eventually.until("told", () -> isStopped(run));
            work.happened(run.jobId()).add("told");
            run.checkCancelled();
        });
        UUID job = bench.inline("work on");
        try (var _ = bench.node("one").start()) {
            begun.await();

            bench.update("update job set epoch = epoch + 1, worker = 'two/x' where id = ?", job);

            Eventually.until("told", () -> work.happened(job).contains("told"));
        }
        assertThat(bench.job(job).state()).isEqualTo(JobState.RUNNING);
        bench.update("update job set state = 'FAILED', lease_until = null where id = ?", job);
    }

    @Test
    void a_node_that_is_started_again_takes_its_jobs_over_at_once() {
        work.does("publish", run -> run.publish(() -> work.happened(run.jobId()).add("result")));
        UUID job = bench.inline("publish");
        bench.update(
                "update job set state = 'RUNNING', epoch = 1, attempt = 1, worker = 'one/dead', "
                        + "lease_until = now() + interval '1 hour' where id = ?",
                job);

        try (var _ = bench.node("two").start()) {
            assertThat(bench.node("two").desk().next(ResourceClass.INLINE)).isFalse();
        }
        try (var _ = bench.node("one").start()) {
            bench.await(job, JobState.SUCCEEDED);
        }

        assertThat(work.happened(job)).containsExactly("attempt 1", "result");
    }

    @Test
    void a_job_whose_workers_keep_vanishing_fails_and_can_be_retried() {
        UUID job = bench.inline("never");
        bench.update(
                "update job set state = 'RUNNING', epoch = 11, attempt = 1, crashes = 10, worker = 'one/dead', "
                        + "lease_until = now() - interval '1 hour' where id = ?",
                job);

        bench.node("two").desk().next(ResourceClass.INLINE);

        assertThat(bench.job(job).reason()).extracting(Message::code).isEqualTo("jobs.worker-lost");
        assertThat(work.happened(job)).containsExactly("gave up jobs.worker-lost");

        people.signedIn("max").jobs().retry(job);

        assertThat(bench.job(job).state()).isEqualTo(JobState.QUEUED);
        assertThat(bench.job(job).attempt()).isZero();
        assertThat(work.happened(job)).endsWith("retried");
        people.signedIn("max").jobs().cancel(job);
    }

    @Test
    void a_stopping_node_gives_back_what_it_cannot_finish() throws InterruptedException {
        var begun = new CountDownLatch(1);
        work.does("dawdle", run -> {
            begun.countDown();
            new CountDownLatch(1).await();
        });
        UUID job = bench.inline("dawdle");

        try (var _ = bench.node("one").start()) {
            begun.await();
        }

        assertThat(bench.job(job).state()).isEqualTo(JobState.QUEUED);
        assertThat(bench.job(job).attempt()).isZero();
        people.signedIn("max").jobs().cancel(job);
    }

    @Test
    void a_waiting_job_is_stopped_at_once_and_a_running_one_within_a_moment() throws InterruptedException {
        UUID waiting = bench.inline("never");
        Job stopped = people.signedIn("max").jobs().cancel(waiting);

        var begun = new CountDownLatch(1);
        work.does("listen", run -> {
            begun.countDown();
            Eventually.until("stopped", () -> isStopped(run));
            run.publish(() -> work.happened(run.jobId()).add("result"));
        });
        UUID running = bench.inline("listen");
        try (var _ = bench.node("one").start()) {
            begun.await();
            people.signedIn("max").jobs().cancel(running);
            bench.await(running, JobState.CANCELLED);
        }

        assertThat(stopped.state()).isEqualTo(JobState.CANCELLED);
        assertThat(work.happened(waiting)).containsExactly("gave up jobs.cancelled");
        assertThat(work.happened(running)).containsExactly("attempt 1", "gave up jobs.cancelled");
        assertThat(bench.job(running).reason()).isEqualTo(Message.of("jobs.cancelled", "user", "max"));
    }

    @Test
    void results_that_come_after_somebody_asked_to_stop_are_not_published() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        work.does("hurry", run -> {
            begun.countDown();
            asked.await();
            run.publish(() -> work.happened(run.jobId()).add("result"));
        });
        UUID job = bench.inline("hurry");
        Thread worker = Thread.ofPlatform().start(() -> bench.node("one").desk().next(ResourceClass.INLINE));
        begun.await();

        people.signedIn("max").jobs().cancel(job);
        asked.countDown();
        worker.join();

        assertThat(bench.job(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(work.happened(job)).containsExactly("attempt 1", "gave up jobs.cancelled");
    }

    private static boolean isStopped(JobRun run) {
        try {
            run.checkCancelled();
            return false;
        } catch (CancelledException e) {
            return true;
        }
    }
}
