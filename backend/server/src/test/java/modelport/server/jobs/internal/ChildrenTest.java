package modelport.server.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.jobs.JobState;
import modelport.engines.process.Confinement;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.jobs.ChildOrder;
import modelport.server.jobs.TestHandlers.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@Property(name = "modelport.roles", value = "api")
@Property(name = "modelport.job.children", value = "2")
@Property(name = "modelport.job.lease", value = "4s")
@Property(name = "modelport.job.heartbeat", value = "200ms")
@Property(name = "modelport.job.poll", value = "50ms")
@Property(name = "modelport.job.retry-base", value = "20ms")
@Property(name = "modelport.job.stop-grace", value = "200ms")
class ChildrenTest {
    @Inject
    TestPeople people;

    @Inject
    Bench bench;

    @Inject
    Work work;

    @Inject
    EmbeddedServer server;

    @Inject
    ApplicationContext context;

    private Bench.RunningNode node;

    @BeforeEach
    void start() {
        node = bench.node("one").start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_child_answers_with_a_result_and_files_and_leaves_nothing_behind() {
        UUID job = bench.child("answer");

        bench.await(job, JobState.SUCCEEDED);

        assertThat(work.happened(job)).containsExactly("result {\"answer\":42}found");
        assertThat(bench.log(job)).contains("doing answer");
        // Those of other tests may be in use by processes that have yet to hear that they are over.
        Eventually.until(
                "its folder is gone",
                () -> folders().stream()
                        .noneMatch(
                                folder -> String.valueOf(folder.getFileName()).startsWith(job.toString())));
    }

    @Test
    void parts_of_a_result_come_one_by_one_before_the_result() {
        UUID job = bench.child("parts");

        bench.await(job, JobState.SUCCEEDED);

        assertThat(work.happened(job)).containsExactly("part one", "part two", "result \"all\"");
    }

    @Test
    void a_part_is_kept_when_the_job_is_stopped_before_its_end() {
        UUID job = bench.child("part-and-wait");
        Eventually.until("a part is there", () -> work.happened(job).contains("part one"));

        people.signedIn("max").jobs().cancel(job);
        bench.await(job, JobState.CANCELLED);

        assertThat(work.happened(job)).containsExactly("part one", "gave up jobs.cancelled");
    }

    @Test
    void a_worker_that_has_lost_the_job_publishes_no_part() {
        UUID job = bench.child("part-and-wait");
        Eventually.until("a part is there", () -> work.happened(job).contains("part one"));

        JobLedger ledger = context.getBean(JobLedger.class);
        var old = new AtomicReference<Claim>();
        bench.inTransaction(() -> context.getBean(JobQueue.class).lock(job)).ifPresent(old::set);
        bench.update("update job set epoch = epoch + 1 where id = ?", job);

        assertThat(ledger.publish(old.get(), () -> work.happened(job).add("too late")))
                .isFalse();
        assertThat(work.happened(job)).doesNotContain("too late");
    }

    @Test
    void a_child_has_nothing_of_the_environment_and_no_network() {
        UUID job = bench.child(Map.of("do", "look", "port", server.getPort()));

        bench.await(job, JobState.SUCCEEDED);

        assertThat(work.happened(job).getFirst())
                .contains("OPT_OUT_TRACKING")
                .doesNotContain("HOME", "JAVA_HOME", "USER")
                .contains("\"network\":" + !Confinement.cutsNetwork());
    }

    @Test
    void a_refusal_is_final_and_any_other_failure_is_tried_again() {
        UUID refused = bench.child("refuse");
        UUID broken = bench.child("break");

        bench.await(refused, JobState.FAILED);
        bench.await(broken, JobState.FAILED);

        assertThat(work.happened(refused)).containsExactly("gave up test.refused");
        assertThat(bench.job(broken).attempt()).isEqualTo(2);
        assertThat(bench.log(broken)).anyMatch(line -> line.contains("IllegalStateException: broken"));
    }

    @Test
    void a_crash_is_tried_again_and_then_named() {
        UUID crashed = bench.child("crash");
        UUID silent = bench.child("exit");
        UUID greedy = bench.child("eat");

        assertThat(bench.await(crashed, JobState.FAILED).reason())
                .isEqualTo(Message.of("jobs.child-crashed", "signal", "SIGSEGV"));
        assertThat(bench.await(silent, JobState.FAILED).reason())
                .isEqualTo(Message.of("jobs.child-silent", "code", "7"));
        assertThat(bench.await(greedy, JobState.FAILED).reason())
                .isEqualTo(Message.of("jobs.child-out-of-memory", "megabytes", "64"));
        assertThat(bench.job(crashed).attempt()).isEqualTo(2);
        assertThat(bench.log(crashed)).anyMatch(line -> line.contains("SIGSEGV (0xb)"));
    }

    @Test
    void what_libraries_print_goes_to_the_log_and_forges_no_answer() {
        UUID job = bench.child("chatter");

        bench.await(job, JobState.SUCCEEDED);

        assertThat(work.happened(job)).containsExactly("result \"said\"");
        assertThat(bench.log(job)).contains("a complaint").anyMatch(line -> line.contains("forged"));
    }

    @Test
    void a_child_that_takes_too_long_is_killed() {
        UUID job = bench.child(Map.of("do", "wait", "limit", 1_000));

        bench.await(job, JobState.FAILED);

        assertThat(bench.job(job).reason()).extracting(Message::code).isEqualTo("jobs.child-too-slow");
        assertThat(children()).isEmpty();
    }

    @Test
    void a_stopped_job_takes_its_child_with_it() {
        UUID job = bench.child("wait");
        Eventually.until("it runs", () -> bench.job(job).progress() > 0);

        people.signedIn("max").jobs().cancel(job);

        bench.await(job, JobState.CANCELLED);
        Eventually.until("the child is gone", () -> children().isEmpty());
    }

    @Test
    void a_lost_lease_kills_the_child_and_the_work_is_done_again() {
        UUID job = bench.child("wait");
        Eventually.until("it runs", () -> bench.job(job).progress() > 0);

        bench.update(
                "update job set epoch = epoch + 1, input = '{\"do\":\"answer\"}', "
                        + "lease_until = now() - interval '1 minute' where id = ?",
                job);

        bench.await(job, JobState.SUCCEEDED);
        assertThat(work.happened(job)).containsExactly("result {\"answer\":42}found");
    }

    @Test
    void a_stopping_node_kills_its_children_and_queues_their_jobs_again() {
        UUID job = bench.child("wait");
        Eventually.until("it runs", () -> bench.job(job).progress() > 0);

        node.close();

        assertThat(bench.job(job).state()).isEqualTo(JobState.QUEUED);
        Eventually.until("the child is gone", () -> children().isEmpty());
        people.signedIn("max").jobs().cancel(job);
    }

    @Test
    void a_child_killed_at_any_moment_publishes_once_or_fails() {
        var random = new Random(7);
        for (int i = 0; i < 8; i++) {
            UUID job = bench.child("answer");
            Eventually.until("a child", () -> !children().isEmpty() || isOver(job));
            long moment = System.nanoTime() + random.nextLong(900_000_000);
            Eventually.until("the moment", () -> System.nanoTime() > moment);
            children().forEach(ProcessHandle::destroyForcibly);

            bench.await(job, JobState.SUCCEEDED);

            assertThat(work.happened(job)).containsExactly("result {\"answer\":42}found");
        }
    }

    @Test
    void a_child_whose_parent_is_gone_ends_by_itself(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve("tmp"));
        Process child = ChildCommand.of(new ChildOrder("", 64, Duration.ofMinutes(1)), folder)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var lines = new BoundedLines(child.getInputStream(), 1_000);
        OutputStream orders = child.getOutputStream();
        orders.write(("{\"kind\":\"test-child\",\"folder\":\"" + folder + "\",\"quiet\":\"" + folder
                        + "\",\"input\":{\"do\":\"wait\"}}\n")
                .getBytes(StandardCharsets.UTF_8));
        orders.flush();
        assertThat(lines.next()).contains("");
        assertThat(lines.next().orElseThrow()).contains("progress");

        orders.close();

        assertThat(child.waitFor()).isEqualTo(4);
    }

    @Test
    void what_a_dead_run_left_is_swept_and_what_a_living_one_has_is_not() throws IOException {
        Path dead = Files.createDirectories(
                jobs().resolve(UUID.randomUUID().toString()).resolve("leftover"));
        Files.createFile(dead.resolveSibling("lock"));

        bench.node("two").start().close();

        assertThat(dead).doesNotExist();
        assertThat(runs()).hasSize(1);
    }

    private boolean isOver(UUID job) {
        return bench.job(job).state() == JobState.SUCCEEDED;
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(ChildMain.class.getName()))
                .toList();
    }

    private Path jobs() {
        return Path.of(context.getRequiredProperty("modelport.home", String.class), "jobs");
    }

    private List<Path> runs() {
        return list(jobs());
    }

    private List<Path> folders() {
        return runs().stream()
                .flatMap(run -> list(run).stream())
                .filter(Files::isDirectory)
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
