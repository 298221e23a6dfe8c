package modelport.server.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.jobs.JobRun;
import modelport.server.jobs.PermanentFailure;
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
class WorkersTest {
    @Inject
    TestPeople people;

    @Inject
    Bench bench;

    @Inject
    Work work;

    @Test
    void two_nodes_with_eight_threads_run_every_job_once() {
        work.does("publish", run -> run.publish(() -> work.happened(run.jobId()).add("result")));
        var jobs = new ArrayList<UUID>();
        for (int i = 0; i < 60; i++) {
            jobs.add(bench.inline("publish"));
        }

        try (var _ = bench.node("one").start();
                var _ = bench.node("two").start()) {
            jobs.forEach(job -> bench.await(job, JobState.SUCCEEDED));
        }

        assertThat(jobs).allSatisfy(job -> assertThat(work.happened(job)).containsExactly("attempt 1", "result"));
    }

    @Test
    void a_frozen_worker_publishes_nothing() throws InterruptedException {
        var frozen = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        work.does("freeze", run -> {
            boolean first = begun.getCount() > 0;
            begun.countDown();
            if (first) {
                frozen.await();
            }
            run.publish(() -> work.happened(run.jobId()).add(first ? "old result" : "result"));
        });
        UUID job = bench.inline("freeze");
        Thread old = Thread.ofPlatform().start(() -> bench.node("one").desk().next(ResourceClass.INLINE));
        begun.await();

        bench.endLease(job);
        assertThat(bench.node("two").desk().next(ResourceClass.INLINE)).isTrue();
        frozen.countDown();
        old.join();

        assertThat(bench.job(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(work.happened(job)).containsExactly("attempt 1", "attempt 1", "result");
    }

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
    void failed_work_is_tried_again_until_its_attempts_are_used_up() {
        work.does("fail", run -> {
            throw new IllegalStateException("no luck");
        });
        UUID id = bench.inline("fail");

        try (var _ = bench.node("one").start()) {
            bench.await(id, JobState.FAILED);
        }

        Job job = bench.job(id);
        assertThat(work.happened(id))
                .containsExactly("attempt 1", "attempt 2", "attempt 3", "gave up jobs.broke");
        assertThat(job.attempt()).isEqualTo(3);
        assertThat(job.reason()).extracting(Message::code).isEqualTo("jobs.broke");
        assertThat(job.finishedAt()).isNotNull();
        assertThat(bench.log(id)).hasSize(3).allMatch(line -> line.contains("no luck"));
    }

    @Test
    void what_no_retry_can_mend_fails_at_once() {
        work.does("refuse", run -> {
            throw new PermanentFailure(Message.of("test.refused"));
        });
        work.does("conflict", run -> {
            throw new ProblemException(new Problem.Conflict(Message.of("test.conflict")));
        });
        UUID refused = bench.inline("refuse");
        UUID conflict = bench.inline("conflict");

        try (var _ = bench.node("one").start()) {
            bench.await(refused, JobState.FAILED);
            bench.await(conflict, JobState.FAILED);
        }

        assertThat(work.happened(refused)).containsExactly("attempt 1", "gave up test.refused");
        assertThat(work.happened(conflict)).containsExactly("attempt 1", "gave up test.conflict");
    }

    @Test
    void results_that_cannot_be_written_leave_the_job_as_it_was_and_are_tried_again() {
        work.does("trip", run -> run.publish(() -> {
            bench.update("update job set kind = kind where false");
            if (run.attempt() == 1) {
                throw new IllegalStateException("tripped");
            }
            work.happened(run.jobId()).add("result");
        }));
        UUID job = bench.inline("trip");

        try (var _ = bench.node("one").start()) {
            bench.await(job, JobState.SUCCEEDED);
        }

        assertThat(work.happened(job)).containsExactly("attempt 1", "attempt 2", "result");
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

    @Test
    void the_same_work_is_not_queued_twice() {
        UUID first = bench.enqueue("test-inline", Map.of("do", "never"), Optional.of("key"));
        UUID second = bench.enqueue("test-inline", Map.of("do", "never"), Optional.of("key"));
        people.signedIn("max").jobs().cancel(first);
        UUID third = bench.enqueue("test-inline", Map.of("do", "never"), Optional.of("key"));

        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
        people.signedIn("max").jobs().cancel(third);
    }

    @Test
    void progress_and_log_are_seen_while_the_job_runs() throws InterruptedException {
        var done = new CountDownLatch(1);
        work.does("talk", run -> {
            run.progress(0.25, Message.of("test.step"));
            run.log("first line\0 without a NUL");
            done.await();
        });
        UUID job = bench.inline("talk");
        try (var _ = bench.node("one").start()) {
            Eventually.until("progress", () -> bench.job(job).progress() == 0.25);
            assertThat(bench.job(job).step()).isEqualTo(Message.of("test.step"));
            assertThat(bench.log(job)).isEqualTo(List.of("first line without a NUL"));
            done.countDown();
            bench.await(job, JobState.SUCCEEDED);
        }
        assertThat(bench.job(job).progress()).isEqualTo(1);
    }

    private static boolean isStopped(JobRun run) {
        try {
            run.checkCancelled();
            return false;
        } catch (modelport.server.jobs.CancelledException e) {
            return true;
        }
    }
}
