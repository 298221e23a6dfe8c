package modelport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.compression.CompressionState;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.EndpointState;
import modelport.contract.maintenance.CaseFilter;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorState;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningState;
import modelport.demo.Demo;
import modelport.demo.Options;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What visitors try first: the demo fills every list that its tour promises. It plays for minutes. */
class DemoJourney {
    private static final Slug PROJECT = new Slug("demo");

    @TempDir
    private static Path home;

    private static Installation installation;

    @BeforeAll
    static void start() throws Exception {
        installation = new Installation(home);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void the_demo_fills_what_the_tour_shows_and_a_second_run_changes_nothing() throws Exception {
        Platform admin = Platform.of(installation);
        Demo demo = Demo.silent(Options.of("--quick"), installation.address());

        demo.play(home, admin.token());

        ModelportClient client = admin.client();
        assertThat(client.releases().waiting(PageRequest.first()).items())
                .extracting(
                        each -> each.release().model() + " v" + each.release().version())
                .contains("clothes v2");
        List<Release> releases =
                client.releases().list(PROJECT, PageRequest.first()).items();
        assertThat(releases)
                .filteredOn(each -> each.environment().value().equals("production"))
                .extracting(Release::state)
                .contains(ReleaseState.RELEASED, ReleaseState.REJECTED);
        assertThat(client.endpoints().list(PROJECT, PageRequest.first()).items())
                .filteredOn(each -> each.state() == EndpointState.SERVING)
                .extracting(Endpoint::name)
                .extracting(Slug::value)
                .contains(
                        "demo-tumours",
                        "demo-clothes-development",
                        "demo-sentences-development",
                        "demo-voices-development");
        assertThat(client.compressions()
                        .list(PROJECT, new Slug("clothes"), 1, PageRequest.first())
                        .items())
                .singleElement()
                .satisfies(each -> assertThat(each.state()).isEqualTo(CompressionState.DONE));
        assertWatchedAndMaintained(client);

        demo.play(home, admin.token());

        assertThat(client.releases().list(PROJECT, PageRequest.first()).items()).hasSameSizeAs(releases);
    }

    private static void assertWatchedAndMaintained(ModelportClient client) {
        assertThat(client.tunings().list(PROJECT, null, PageRequest.first()).items())
                .filteredOn(each -> each.winnerVersion() != null)
                .extracting(Tuning::state)
                .contains(TuningState.DONE);
        assertThat(client.monitors().list(PROJECT, null, PageRequest.first()).items())
                .extracting(Monitor::state)
                .containsExactly(MonitorState.WATCHING);
        List<MaintenanceCase> cases = client.maintenance()
                .list(PROJECT, CaseFilter.all(), PageRequest.first())
                .items();
        assertThat(cases).extracting(MaintenanceCase::state).containsExactly(CaseState.REQUESTED);
        UUID asked = Objects.requireNonNull(cases.getFirst().release());
        assertThat(client.releases().get(PROJECT, asked).state()).isEqualTo(ReleaseState.IN_REVIEW);
    }
}
