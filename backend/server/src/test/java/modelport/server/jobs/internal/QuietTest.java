package modelport.server.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.jobs.JobState;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measuring alone, among processes that are real. */
@MicronautTest(transactional = false)
@Property(name = "modelport.roles", value = "api")
@Property(name = "modelport.job.children", value = "3")
@Property(name = "modelport.job.poll", value = "50ms")
class QuietTest {
    @Inject
    TestPeople people;

    @Inject
    Bench bench;

    @TempDir
    Path folder;

    private Bench.RunningNode node;

    @BeforeEach
    void start() {
        allow("now");
        node = bench.node("one").start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whoever_measures_waits_for_those_who_work_and_those_who_come_later_wait_for_it() {
        UUID early = job("work", "early");
        Eventually.until("somebody works", () -> lines().contains("work begins"));

        UUID measuring = job("measure", "now");
        Eventually.until("it waits", () -> waits(measuring));
        UUID late = job("work", "now");
        allow("early");

        bench.await(early, JobState.SUCCEEDED);
        bench.await(measuring, JobState.SUCCEEDED);
        bench.await(late, JobState.SUCCEEDED);
        assertThat(lines())
                .containsExactly(
                        "work begins", "work ends", "measure begins", "measure ends", "work begins", "work ends");
    }

    @Test
    void two_measure_one_after_the_other() {
        UUID one = job("measure", "now");
        UUID other = job("measure", "now");

        bench.await(one, JobState.SUCCEEDED);
        bench.await(other, JobState.SUCCEEDED);

        assertThat(lines()).containsExactly("measure begins", "measure ends", "measure begins", "measure ends");
    }

    @Test
    void a_measurement_that_is_stopped_lets_others_go_on() {
        UUID measuring = job("measure", "never");
        Eventually.until("it measures", () -> lines().contains("measure begins"));
        UUID waiting = job("work", "now");
        Eventually.until("somebody waits", () -> waits(waiting));

        people.signedIn("max").jobs().cancel(measuring);

        bench.await(waiting, JobState.SUCCEEDED);
        assertThat(lines()).containsExactly("measure begins", "work begins", "work ends");
    }

    /** A child that goes on until the test allows what it waits for. */
    private UUID job(String what, String until) {
        return bench.child(Map.of(
                "do", what,
                "file", file().toString(),
                "until", folder.resolve(until).toString()));
    }

    private void allow(String what) {
        try {
            Files.createFile(folder.resolve(what));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean waits(UUID job) {
        Message step = bench.job(job).step();
        return Objects.equals(step, Message.of("jobs.waiting-for-quiet"));
    }

    private Path file() {
        return folder.resolve("happened");
    }

    private List<String> lines() {
        try {
            return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
