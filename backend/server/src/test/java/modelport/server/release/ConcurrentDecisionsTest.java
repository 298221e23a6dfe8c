package modelport.server.release;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.Role;
import modelport.contract.audit.AuditFilter;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Policy;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.server.deployment.ReadyVersions;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Fifty people, or fifty requests of one, at once; there is no worker, so that the test says when gates run. */
@Property(name = "modelport.roles", value = "api")
@MicronautTest(transactional = false)
class ConcurrentDecisionsTest {
    private static final int PEOPLE = 50;
    private static final Slug ENVIRONMENT = new Slug("crowded");

    @Inject
    ReleasePeople people;

    @Inject
    ReadyVersions versions;

    @Inject
    GateRuns runs;

    @Inject
    Gates gates;

    @Inject
    TransactionOperations<Session> transactions;

    @Test
    void of_fifty_submits_one_counts_and_of_fifty_approvals_two() throws Exception {
        ModelportClient ada = people.as("ada");
        ModelportClient rita = people.as("rita");
        ada.environments().add(LAB, new NewEnvironment(ENVIRONMENT, null, null));
        var rule = new ApprovalRule(new Slug("two"), List.of(Role.APPROVER), List.of(), 2);
        ada.environments().setPolicy(LAB, ENVIRONMENT, 1, Policy.of(List.of(), List.of(rule)));
        List<ModelportClient> approvers =
                people.approvers(PEOPLE).stream().map(people::as).toList();
        Slug model = versions.model("lab", "crowded", 2);

        assertThat(atOnce(IntStream.range(0, PEOPLE)
                        .<Callable<Release>>mapToObj(
                                _ -> () -> rita.releases().request(LAB, new NewRelease(model, 1, ENVIRONMENT)))
                        .toList()))
                .as("drafts")
                .isEqualTo(1);
        Release draft = rita.releases().list(LAB, PageRequest.first()).items().getFirst();
        assertThat(atOnce(IntStream.range(0, PEOPLE)
                        .<Callable<Release>>mapToObj(
                                _ -> () -> rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest())))
                        .toList()))
                .as("submits")
                .isEqualTo(1);
        var subject = runs.subject(draft.id(), draft.digest()).orElseThrow();
        transactions.executeWrite(_ -> {
            runs.publish(subject, gates.check(subject.candidate(), subject.policy()));
            return true;
        });

        assertThat(atOnce(approvers.stream()
                        .<Callable<Release>>map(approver ->
                                () -> approver.releases().approve(LAB, draft.id(), NewDecision.on(draft.digest())))
                        .toList()))
                .as("approvals")
                .isEqualTo(2);

        assertThat(rita.releases().get(LAB, draft.id()).state()).isEqualTo(ReleaseState.APPROVED);
        assertThat(rita.releases().review(LAB, draft.id()).decisions()).hasSize(2);
        assertThat(ada.audit()
                        .list(
                                new AuditFilter(LAB, null, "release=" + draft.id(), "release.changed"),
                                new PageRequest(200, null, null))
                        .items())
                .extracting(entry -> String.valueOf(entry.after()))
                .containsExactly("APPROVED", "IN_REVIEW", "CHECKING", "DRAFT");
    }

    /** How many of the calls were not refused. */
    private static int atOnce(List<Callable<Release>> calls) throws Exception {
        var start = new CountDownLatch(1);
        int done = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(calls.size())) {
            var results = new ArrayList<Future<Release>>();
            for (Callable<Release> call : calls) {
                results.add(pool.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            for (Future<Release> result : results) {
                done += succeeded(result) ? 1 : 0;
            }
        }
        return done;
    }

    private static boolean succeeded(Future<Release> result) throws Exception {
        try {
            result.get();
            return true;
        } catch (java.util.concurrent.ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().status()).isEqualTo(409));
            return false;
        }
    }
}
