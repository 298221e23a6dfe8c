package modelport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import modelport.contract.PageRequest;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.Revision;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything is killed at any moment of uploads, imports and rollouts, again and again: nothing is torn or doubled, and
 * the endpoint answers again by itself.
 */
class CrashJourney {
    private static final Duration FLUSH = Duration.ofSeconds(1);
    private static final int KILLS = Integer.getInteger("modelport.journeys.kills", 4);
    private static final Slug MODEL = new Slug("iris");
    private static final Slug ENDPOINT = new Slug("default-iris-development");
    private static final int WRITTEN = 100;
    private static final int LATE = 30;
    private static final String ROWS = "{\"features\":[[5.1,3.5,1.4,0.2],[6.7,3.0,5.2,2.3]]}";

    // The moments differ from kill to kill and are the same in every run.
    private final Random moments = new Random(20261125);

    @TempDir
    private Path home;

    @Test
    void kills_tear_nothing_and_the_endpoint_answers_by_itself() throws Exception {
        Path model = Platform.file(home, "forest.onnx");
        try (var installation = new Installation(home, Map.of("MODELPORT_PROFILE_FLUSH", FLUSH.toSeconds() + "s"));
                ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            Platform first = Platform.of(installation);
            first.register(MODEL.value());
            first.deploy(
                    MODEL.value(),
                    first.awaitImported(MODEL.value(), first.upload(MODEL.value(), model))
                            .number());

            for (int kill = 0; kill < KILLS; kill++) {
                Platform platform = Platform.of(installation);
                Future<?> hand = hands.submit(() -> work(platform, model));
                Thread.sleep(Duration.ofMillis(moments.nextInt(50, 5_000)));
                installation.killEverything();
                // It would go on with the next one: its token is still good.
                hand.cancel(true);
                installation.startAgain();

                assertAnswersByItself(Platform.of(installation));
            }
            assertNothingTornOrDoubled(Platform.of(installation));
            assertRowsCountOnce(installation);
        }
    }

    /** Uploads, imports and deploys until the installation dies under it. */
    private static void work(Platform platform, Path model) {
        try {
            while (true) {
                int number = platform.upload(MODEL.value(), model);
                if (platform.awaitImported(MODEL.value(), number).state() == VersionState.READY) {
                    platform.deploy(MODEL.value(), number);
                }
            }
        } catch (UncheckedIOException | ProblemException | AssertionError e) {
            // That is the story.
        }
    }

    private static void assertAnswersByItself(Platform platform) {
        Platform.await(
                "answers",
                () -> platform.client().endpoints().predict(ENDPOINT, ROWS).status() == 200);
        String answer = platform.client().endpoints().predict(ENDPOINT, ROWS).body();
        assertThat(answer).contains("\"predictions\":[0,2]");
    }

    private static void assertNothingTornOrDoubled(Platform platform) {
        var client = platform.client();
        Platform.await(
                "rest",
                () -> jobs(platform).stream()
                        .noneMatch(job -> job.state() == JobState.QUEUED || job.state() == JobState.RUNNING));

        List<Version> versions = client.versions()
                .list(Platform.PROJECT, MODEL, new PageRequest(200, null, null))
                .items();
        assertThat(versions).extracting(Version::number).doesNotHaveDuplicates();
        assertThat(versions).extracting(Version::state).containsOnly(VersionState.READY);
        assertThat(versions)
                .extracting(Version::digest)
                .containsOnly(versions.getLast().digest());
        assertThat(jobs(platform)).extracting(Job::state).containsOnly(JobState.SUCCEEDED);

        Endpoint endpoint = client.endpoints().get(Platform.PROJECT, ENDPOINT);
        assertThat(endpoint.revisions()).extracting(Revision::number).doesNotHaveDuplicates();
        assertThat(endpoint.revisions()).extracting(Revision::release).doesNotHaveDuplicates();
        assertThat(endpoint.revisions().stream().filter(Revision::live)).hasSize(1);
        assertThat(client.endpoints()
                        .list(Platform.PROJECT, PageRequest.first())
                        .items())
                .hasSize(1);
    }

    /** Of what was answered in the last second before a kill some may be lost; nothing ever counts twice. */
    private void assertRowsCountOnce(Installation installation) throws Exception {
        var rows = new CountedRows(home);
        rows.begin(ENDPOINT.value());
        Platform before = Platform.of(installation);
        Platform.await("counting", () -> ask(before, 1) && rows.count() > 0);
        long first = settled(rows);
        for (int i = 0; i < WRITTEN; i++) {
            assertThat(ask(before, 2)).isTrue();
        }
        Platform.await("all to be written", () -> rows.count() == first + 2 * WRITTEN);
        for (int i = 0; i < LATE; i++) {
            assertThat(ask(before, 2)).isTrue();
        }
        installation.kill();
        installation.startAgain();
        assertAnswersByItself(Platform.of(installation));
        long after = settled(rows);
        Platform again = Platform.of(installation);
        assertThat(ask(again, 3)).isTrue();
        Platform.await("more to be written", () -> rows.count() > after);

        // The two rows by which it is seen to answer may count as well, once or twice.
        assertThat(after).isBetween(first + 2 * WRITTEN, first + 2 * (WRITTEN + LATE) + 4);
        assertThat(rows.count()).isEqualTo(after + 3);
    }

    /** That nothing more is written shows only when time for two more flushes has passed. */
    private static long settled(CountedRows rows) throws InterruptedException {
        long count = -1;
        while (count != rows.count() || count < 0) {
            count = rows.count();
            Thread.sleep(FLUSH.multipliedBy(2).plusMillis(200));
        }
        return count;
    }

    private static boolean ask(Platform platform, int rows) {
        String body = "{\"features\":" + Collections.nCopies(rows, "[5.1,3.5,1.4,0.2]") + "}";
        return platform.client().endpoints().predict(ENDPOINT, body).status() == 200;
    }

    private static List<Job> jobs(Platform platform) {
        return platform.client()
                .jobs()
                .list(Platform.PROJECT, new PageRequest(200, null, null))
                .items();
    }
}
