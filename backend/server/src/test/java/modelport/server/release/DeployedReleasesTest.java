package modelport.server.release;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import modelport.client.ModelportClient;
import modelport.contract.Messages;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.Slug;
import modelport.contract.audit.AuditFilter;
import modelport.contract.deployment.Deployed;
import modelport.contract.processing.Activation;
import modelport.contract.processing.ColorOrder;
import modelport.contract.processing.ImageFilter;
import modelport.contract.processing.ImageFit;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.NewProcessing;
import modelport.contract.processing.Processing;
import modelport.contract.processing.TensorLayout;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.NewDecision;
import modelport.contract.release.Policy;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.server.Eventually;
import modelport.server.artifacts.Artifacts;
import modelport.server.database.Sql;
import modelport.server.deployment.ReadyVersions;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How approved releases reach traffic, and what keeps them from it, by REST, with a worker and a gateway. */
@MicronautTest(transactional = false)
class DeployedReleasesTest {
    @Inject
    ReleasePeople people;

    @Inject
    ReleaseStories stories;

    @Inject
    ReadyVersions versions;

    @Inject
    Artifacts artifacts;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    private ModelportClient rita;
    private ModelportClient ann;
    private ModelportClient dan;
    private ModelportClient ada;

    @BeforeEach
    void signIn() {
        rita = people.as("rita");
        ann = people.as("ann");
        dan = people.as("dan");
        ada = people.as("ada");
    }

    @Test
    void a_version_reaches_production_by_gates_and_an_approval_and_goes_back_by_one_call() {
        Slug model = stories.model("whole-story", 2, 3);
        Release first = stories.live(model, 1);
        assertThat(first.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(stories.ask(first)).contains("[[2.0,4.0]]");
        Release second = stories.live(model, 2);
        assertThat(stories.ask(second)).contains("[[3.0,6.0]]");
        assertThat(stories.state(first)).isEqualTo(ReleaseState.SUPERSEDED);

        long start = System.nanoTime();
        Release back = dan.releases().rollBack(LAB, second.id(), NewDecision.on(second.digest()));
        Eventually.until("the version before answers", () -> stories.ask(second).contains("[[2.0,4.0]]"));
        double seconds = (System.nanoTime() - start) / 1e9;

        assertThat(back.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(stories.state(first)).isEqualTo(ReleaseState.RELEASED);
        assertThat(seconds).as("seconds to roll back").isLessThan(10);
        Eventually.until("linked", () -> ada.audit().verify(LAB).unchained() == 0);
        assertThat(ada.audit().verify(LAB).intact()).isTrue();
        assertThat(ada.audit()
                        .list(
                                new AuditFilter(LAB, null, "release=" + second.id(), "release."),
                                new PageRequest(200, null, null))
                        .items())
                .extracting(entry -> entry.action())
                .contains("release.decided", "release.changed");
    }

    @Test
    void what_a_later_scan_refuses_is_not_deployed_whatever_was_approved() {
        Release approved = stories.approved(stories.model("rescanned", 2), 1);
        transactions.executeWrite(_ -> sql.update(
                "insert into file_verdict (version_id, path, scanner_version, kind, verdict, size, sha256) "
                        + "select version_id, 'model.onnx', 99, 'MODEL', 'REFUSED', 1, '' from release where id = ?",
                approved.id()));

        Problem problem = ReleaseStories.problem(
                () -> dan.releases().deploy(LAB, approved.id(), NewDecision.on(approved.digest())));

        assertThat(problem.message().code()).isEqualTo("registry.refused-since");
        assertThat(stories.state(approved)).isEqualTo(ReleaseState.APPROVED);
    }

    @Test
    void nothing_is_deployed_during_a_freeze() {
        Slug environment = stories.environment(
                "winter",
                new Policy(
                        false,
                        true,
                        List.of(),
                        List.of(),
                        24,
                        24,
                        List.of(FreezeWindow.once("Winter", "2020-01-01T00:00", "2120-01-01T00:00"))));
        Release draft = stories.request(stories.model("patient", 2), 1, environment);
        rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest()));
        Release approved = stories.await(draft, ReleaseState.APPROVED);

        Problem problem = ReleaseStories.problem(
                () -> dan.releases().deploy(LAB, approved.id(), NewDecision.on(approved.digest())));

        assertThat(problem.message().code()).isEqualTo("release.frozen");
        assertThat(problem.message().args()).containsEntry("title", "Winter");
    }

    @Test
    void one_changed_byte_stops_the_deployment_and_is_told() throws IOException {
        // A factor of its own: equal bytes are one file for all models.
        Slug model = stories.model("damaged", 2, 78);
        Release first = stories.live(model, 1);
        Release approved = stories.approved(model, 2);
        tamper(versions.digest(model, 2));

        Release failed = stories.deploy(approved);

        assertThat(failed.state()).isEqualTo(ReleaseState.FAILED);
        assertThat(failed.reason())
                .isNotNull()
                .satisfies(reason -> assertThat(reason.code()).isEqualTo("artifacts.damaged"));
        assertThat(stories.state(first)).isEqualTo(ReleaseState.RELEASED);
        assertThat(stories.ask(first)).contains("[[2.0,4.0]]");
        long told = transactions.executeRead(_ -> sql.first(
                        "select count(*) as n from outbox where topic = 'release.bytes-changed' "
                                + "and payload ->> 'release' = ?",
                        row -> row.number("n"),
                        approved.id().toString())
                .orElseThrow());
        assertThat(told).isEqualTo(1);
        assertThat(alerts(approved)).containsExactlyInAnyOrder("ada", "dan", "rita");
        assertThat(ada.audit()
                        .list(
                                new AuditFilter(LAB, null, "release=" + approved.id(), "release.bytes-changed"),
                                PageRequest.first())
                        .items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("system"));
        assertThat(rita.endpoints().get(LAB, first.endpoint()).revisions())
                .as("no traffic moved")
                .singleElement()
                .satisfies(revision -> {
                    assertThat(revision.live()).isTrue();
                    assertThat(revision.release()).isEqualTo(first.id());
                });
    }

    @Test
    void how_a_version_reads_requests_is_decided_with_it_and_stays() {
        Slug model = stories.model("reads-pictures", 2);
        reads(model, pixels(1));
        Release first = stories.request(model, 1, ReleaseStories.PRODUCTION);
        Problem open = ReleaseStories.problem(() -> reads(model, pixels(0.5)));
        rita.releases().cancel(LAB, first.id(), NewDecision.on(first.digest()));
        reads(model, pixels(0.5));
        Release other = stories.request(model, 1, ReleaseStories.PRODUCTION);
        rita.releases().cancel(LAB, other.id(), NewDecision.on(other.digest()));
        reads(model, pixels(1));
        Release again = stories.request(model, 1, ReleaseStories.PRODUCTION);
        Release live = stories.deploy(stories.approve(stories.inReview(again.id())));
        Problem after = ReleaseStories.problem(() -> reads(model, null));

        assertThat(other.digest()).isNotEqualTo(first.digest());
        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(live.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(List.of(open, after)).allSatisfy(problem -> {
            assertThat(problem).isInstanceOf(Problem.Conflict.class);
            assertThat(Messages.render(problem.message(), Locale.ENGLISH))
                    .isEqualTo("Version 1 of reads-pictures is part of a release. "
                            + "Make another version to change how it reads requests.");
        });
        assertThat(rita.processings().get(LAB, model, 1).processing()).isEqualTo(pixels(1));
    }

    private void reads(Slug model, @Nullable Processing processing) {
        long rowVersion = rita.processings().get(LAB, model, 1).rowVersion();
        rita.processings().change(LAB, model, 1, rowVersion, new NewProcessing(processing, null));
    }

    /** Two pixels, dark or light. */
    private static Processing pixels(double scale) {
        var preparation = new ImagePreparation(
                null,
                ImageFit.STRETCH,
                2,
                1,
                null,
                1,
                ImageFilter.BILINEAR,
                true,
                ColorOrder.GREY,
                TensorLayout.NCHW,
                false,
                scale,
                List.of(),
                List.of(),
                0);
        return Processing.of(preparation, new LabelAnswer(null, List.of("left", "right"), Activation.SOFTMAX, 2, 0));
    }

    @Test
    void a_version_that_does_not_load_fails_and_what_serves_goes_on() {
        Slug model = stories.model("unloadable", 2);
        Release first = stories.live(model, 1);
        versions.addBroken(model, 2);
        people.describe(model, 2, ReleaseStories.CARD);

        Release failed = stories.deploy(stories.approved(model, 2));

        assertThat(failed.state()).isEqualTo(ReleaseState.FAILED);
        assertThat(failed.reason()).isNotNull();
        assertThat(stories.state(first)).isEqualTo(ReleaseState.RELEASED);
        assertThat(stories.ask(first)).contains("[[2.0,4.0]]");
        assertThat(ReleaseStories.problem(
                                () -> dan.releases().rollBack(LAB, failed.id(), NewDecision.on(failed.digest())))
                        .message()
                        .code())
                .isEqualTo("release.elsewhere");
        assertThat(stories.request(model, 2, ReleaseStories.PRODUCTION).state())
                .as("another try is a new release")
                .isEqualTo(ReleaseState.DRAFT);
    }

    @Test
    void a_gate_holds_the_candidate_against_what_serves_when_it_is_deployed() {
        Slug model = stories.model("contested", 2, 3, 4);
        Release first = stories.live(model, 1);
        Release second = stories.live(model, 2);
        Release third = stories.approved(model, 3);

        dan.releases().rollBack(LAB, second.id(), NewDecision.on(second.digest()));
        Deployed deployed = dan.releases().deploy(LAB, third.id(), NewDecision.on(third.digest()));

        assertThat(deployed.release().state()).isEqualTo(ReleaseState.CHECKING);
        Release again = stories.await(third, ReleaseState.IN_REVIEW);
        assertThat(again.digest()).isNotEqualTo(third.digest());
        assertThat(ann.releases()
                        .approve(LAB, again.id(), NewDecision.on(again.digest()))
                        .state())
                .isEqualTo(ReleaseState.APPROVED);
        assertThat(stories.deploy(rita.releases().get(LAB, third.id())).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(stories.state(first)).isEqualTo(ReleaseState.SUPERSEDED);
    }

    @Test
    void no_statement_of_the_application_brings_something_undecided_to_production() {
        Release other = stories.inReview(stories.model("smuggled", 2), 1);

        for (String state : List.of("APPROVED", "ROLLING_OUT", "RELEASED")) {
            refused("update release set state = '" + state + "' where id = ?", "may not serve", other.id());
        }
        refused(
                "insert into revision (id, project_id, endpoint_id, number, release_id, version_id, artifact_digest, state, "
                        + "created_at) select gen_random_uuid(), r.project_id, r.endpoint_id, 99, r.id, r.version_id, "
                        + "v.artifact_digest, 'ACTIVE', now() from release r join model_version v on v.id = r.version_id "
                        + "where r.id = ?",
                "may not serve",
                other.id());
        refused(
                "insert into decision (id, release_id, release_digest, rule, actor_id, verdict, comment, at) "
                        + "select gen_random_uuid(), r.id, r.digest, 'approvers', u.id, 'APPROVE', '', now() "
                        + "from release r join app_user u on u.username = 'rita' where r.id = ?",
                "has a share",
                other.id());
        refused(
                "insert into decision (id, release_id, release_digest, rule, actor_id, verdict, comment, at) "
                        + "select gen_random_uuid(), r.id, repeat('0', 64), 'approvers', u.id, 'APPROVE', '', now() "
                        + "from release r join app_user u on u.username = 'amy' where r.id = ?",
                "another digest",
                other.id());
    }

    /** Who was told that its files are not what they were, and nothing else about its end. */
    private List<String> alerts(Release release) {
        return transactions.executeRead(_ -> sql.query(
                "select u.username from notification n join app_user u on u.id = n.user_id where n.thing = ? "
                        + "and n.urgency = 'ALERT' and n.message ->> 'code' = 'notification.release-bytes-changed'",
                row -> row.text("username"),
                release.id().toString()));
    }

    private void refused(String statement, String because, UUID release) {
        assertThatThrownBy(() -> transactions.executeWrite(_ -> sql.update(statement, release)))
                .hasStackTraceContaining(because);
    }

    private void tamper(String digest) throws IOException {
        Path file = artifacts.materialize(digest).resolve("model.onnx");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2]++;
        assertThat(file.toFile().setWritable(true)).isTrue();
        // The same file as in the store, by another name.
        Files.write(file, bytes);
    }
}
