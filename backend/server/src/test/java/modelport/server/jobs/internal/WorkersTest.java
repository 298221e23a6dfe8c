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
    void failed_work_is_tried_again_until_its_attempts_are_used_up() {
        work.does("fail", run -> {
            throw new IllegalStateException("no luck");
        });
        UUID id = bench.inline("fail");

        try (var _ = bench.node("one").start()) {
            bench.await(id, JobState.FAILED);
        }

        Job job = bench.job(id);
        assertThat(work.happened(id)).containsExactly("attempt 1", "attempt 2", "attempt 3", "gave up jobs.broke");
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
        work.does(
                "trip",
                run -> run.publish(() -> {
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

    @Test
    void whatever_a_failure_says_fits_into_the_database_and_a_log_has_an_end() {
        work.does("rant", run -> {
            for (int i = 0; i < 3_000; i++) {
                run.log("\ud83d \0" + "x".repeat(9_000));
            }
            throw new IllegalStateException("\0\ud83d" + "y".repeat(100_000));
        });
        UUID job = bench.inline("rant");

        try (var _ = bench.node("one").start()) {
            bench.await(job, JobState.FAILED);
        }

        long bytes = bench.inTransaction(() -> bench.logBytes(job));
        assertThat(bytes).isBetween(9_000_000L, 11_000_000L);
        assertThat(bench.job(job).reason()).isNotNull();
    }
}
