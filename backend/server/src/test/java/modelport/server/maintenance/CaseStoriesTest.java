package modelport.server.maintenance;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.Role;
import modelport.contract.maintenance.CandidateComparison;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseNote;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.CaseStep;
import modelport.contract.maintenance.MaintenanceBudget;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.MaintenanceTriggers;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.Policy;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.server.jobs.internal.ByHand;
import modelport.server.maintenance.DeadlyClock.Killed;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Whole cases: the flowers, the trainings and the measurements are real; jobs are done when a test says so. */
@MicronautTest(transactional = false)
@Property(name = "modelport.roles", value = "api")
@Property(name = "modelport.test.clock", value = "deadly")
class CaseStoriesTest {
    /** Further ways to die than those that a run finds by itself. */
    private static final int DEATHS = Integer.getInteger("modelport.deaths", 12);

    private static final Slug REVIEWED = new Slug("reviewed");

    @Inject
    Clinic clinic;

    @Inject
    ByHand jobs;

    @Inject
    DeadlyClock clock;

    @Test
    void a_guessing_champion_is_succeeded_by_what_was_tuned_and_people_decide() {
        Slug endpoint = reviewed(clinic.guesser());
        clinic.save(endpoint, clinic.usual());

        MaintenanceCase requested = driven(clinic.open(endpoint), CaseState.REQUESTED);

        CandidateComparison comparison = Objects.requireNonNull(requested.comparison());
        assertThat(comparison.metric()).isEqualTo("accuracy");
        assertThat(comparison.candidate()).isGreaterThan(0.9);
        assertThat(comparison.low()).isPositive().isLessThan(comparison.difference());
        assertThat(comparison.better()).isTrue();
        assertThat(requested.steps())
                .extracting(CaseStep::deed)
                .containsExactly(
                        CaseDeed.OPENED,
                        CaseDeed.DATA_CHECKED,
                        CaseDeed.TUNING_STARTED,
                        CaseDeed.TUNED,
                        CaseDeed.EVALUATION_STARTED,
                        CaseDeed.EVALUATED,
                        CaseDeed.RELEASE_REQUESTED);
        assertThat(clinic.revisions()).isZero();

        assertThat(jobs.inline()).as("its gates are checked").isTrue();
        Release release = release(requested);
        assertThat(release.state()).isEqualTo(ReleaseState.IN_REVIEW);
        assertThat(release.requester()).isEqualTo("rita");
        assertThat(clinic.as("amy").releases().review(LAB, release.id()).notes())
                .contains("accuracy");
        clinic.as("ada").projects().setMember(LAB, new MemberRoles("rita", List.of(Role.CONTRIBUTOR, Role.APPROVER)));
        assertThat(problem(() -> approve("rita", release))).isInstanceOf(Problem.Forbidden.class);
        approve("amy", release);
        assertThat(clinic.driven(requested).state()).isEqualTo(CaseState.REQUESTED);

        clinic.goLive(release.id());
        MaintenanceCase closed = clinic.driven(requested);

        assertThat(closed.outcome()).isEqualTo(CaseOutcome.RELEASED);
        assertThat(closed.steps()).extracting(CaseStep::deed).endsWith(CaseDeed.RELEASED, CaseDeed.CLOSED);
        assertThat(clinic.revisions()).isZero();
        refuseBrokenData(endpoint);
    }

    /** The champion is a tuned one by now: what it learned from is known. */
    private void refuseBrokenData(Slug endpoint) {
        String gaps = Clinic.flowers(row -> row % 3 != 2).replaceAll("(?m)^5\\.[0-9]*,", ",");
        clinic.read(clinic.training().dataset(), gaps);

        MaintenanceCase stopped = clinic.driven(clinic.open(endpoint));

        assertThat(stopped.outcome()).isEqualTo(CaseOutcome.UNSOUND_DATA);
        assertThat(stopped.steps().getLast().detail()).isNotNull().satisfies(detail -> {
            assertThat(detail.code()).isEqualTo("maintenance.data-missing");
            assertThat(detail.args()).containsEntry("column", "sepal_length");
        });
        assertThat(stopped.tuning()).isNull();
        clinic.update(
                "update dataset_version v set state = 'ARCHIVED' from dataset d where d.id = v.dataset_id "
                        + "and d.name = ? and v.number = 2",
                clinic.training().dataset().value());
    }

    @Test
    void a_tuning_that_was_stopped_can_go_on_and_a_release_that_is_taken_back_closes_the_case() {
        Slug endpoint = clinic.served(clinic.guesser(), 1, Clinic.DEVELOPMENT);
        clinic.save(endpoint, clinic.usual());
        MaintenanceCase tuning = clinic.driven(clinic.open(endpoint));
        UUID job = Objects.requireNonNull(tuning.job());

        clinic.rita().jobs().cancel(job);
        MaintenanceCase failed = clinic.driven(tuning);
        assertThat(failed.outcome()).isEqualTo(CaseOutcome.FAILED);
        assertThat(failed.retryable()).isTrue();

        MaintenanceCase again = clinic.as("max").maintenance().retry(LAB, failed.id(), new CaseNote("It was me."));
        assertThat(again.state()).isEqualTo(CaseState.TUNING);
        assertThat(again.tuning()).isEqualTo(tuning.tuning());
        MaintenanceCase requested = driven(again, CaseState.REQUESTED);
        Release release = release(requested);
        assertThat(release.requester()).isEqualTo("max");

        clinic.as("max").releases().cancel(LAB, release.id(), NewDecision.on(release.digest()));
        MaintenanceCase declined = clinic.driven(requested);

        assertThat(declined.outcome()).isEqualTo(CaseOutcome.DECLINED);
        MaintenancePolicy policy = clinic.rita().maintenance().policy(LAB, endpoint);
        assertThat(policy.openCase()).isNull();
    }

    @Test
    void what_is_not_better_is_not_asked_for_and_closing_cancels_what_runs() {
        Slug endpoint = clinic.served(clinic.guesser(), 1, Clinic.DEVELOPMENT);
        clinic.save(
                endpoint,
                clinic.policy(new MaintenanceTriggers(true, true, null, null, null), new MaintenanceBudget(0, 50, 20)));
        MaintenanceCase first = driven(clinic.open(endpoint), CaseState.REQUESTED);
        clinic.goLive(Objects.requireNonNull(first.release()));
        assertThat(clinic.driven(first).outcome()).isEqualTo(CaseOutcome.RELEASED);

        MaintenanceCase second = driven(clinic.open(endpoint), CaseState.CLOSED);

        assertThat(second.outcome()).isEqualTo(CaseOutcome.NOT_BETTER);
        assertThat(Objects.requireNonNull(second.comparison()).difference()).isZero();
        assertThat(second.release()).isNull();

        MaintenanceCase third = clinic.driven(clinic.open(endpoint));
        UUID job = Objects.requireNonNull(third.job());
        clinic.rita().maintenance().close(LAB, third.id(), new CaseNote("Enough."));
        assertThat(clinic.rita().jobs().get(job).state().name()).isEqualTo("CANCELLED");
        assertThat(clinic.get(third).outcome()).isEqualTo(CaseOutcome.WITHDRAWN);
    }

    @Test
    void wherever_the_node_dies_the_case_goes_on_and_begins_nothing_twice() {
        Slug endpoint = clinic.served(clinic.guesser(), 1, Clinic.DEVELOPMENT);
        clinic.save(endpoint, clinic.usual());
        Slug name = clinic.rita().maintenance().policy(LAB, endpoint).model();
        var random = new Random(20_261_126);
        MaintenanceCase wanted = clinic.open(endpoint);
        int deaths = 0;

        while (wanted.state() != CaseState.REQUESTED) {
            for (int i = 0; i < DEATHS / 4; i++) {
                CaseState before = wanted.state();
                boolean died = driveAndDie(1 + random.nextInt(30));
                wanted = clinic.get(wanted);
                assertNothingTwice(wanted, name);
                deaths += died ? 1 : 0;
                if (!died && wanted.state() != before) {
                    break;
                }
            }
            wanted = clinic.driven(wanted);
            assertNothingTwice(wanted, name);
            while (wanted.state() != CaseState.REQUESTED && jobs.child()) {
                // Whatever it waits for.
            }
        }

        assertThat(deaths).isPositive();
        assertThat(wanted.steps())
                .extracting(CaseStep::deed)
                .doesNotHaveDuplicates()
                .hasSize(7);
        assertThat(clinic.revisions()).isZero();
    }

    private boolean driveAndDie(int look) {
        clock.killAt(look);
        try {
            clinic.drive();
            return false;
        } catch (Killed e) {
            return true;
        } finally {
            clock.spare();
        }
    }

    /** The case knows of everything that was begun for it. */
    private void assertNothingTwice(MaintenanceCase known, Slug name) {
        String of = " t join model m on m.id = t.model_id where m.name = ?";
        int tunings = clinic.count("select count(*)::integer as count from tuning" + of, name.value());
        int versions = clinic.count("select count(*)::integer as count from model_version" + of, name.value());
        int evaluations = clinic.count("select count(*)::integer as count from evaluation" + of, name.value());
        int releases = clinic.count(
                "select count(*)::integer as count from release" + of + " and t.state <> 'RELEASED'", name.value());
        assertThat(tunings).isEqualTo(known.tuning() == null ? 0 : 1);
        assertThat(versions).isEqualTo(known.candidate() == null ? 1 : 2);
        assertThat(evaluations).isEqualTo(known.candidate() == null ? 0 : 2);
        assertThat(releases).isEqualTo(known.release() == null ? 0 : 1);
    }

    /** Does what the case waits for, until it stands there. */
    private MaintenanceCase driven(MaintenanceCase wanted, CaseState state) {
        MaintenanceCase now = clinic.driven(wanted);
        for (int i = 0; i < 10 && now.state() != state; i++) {
            assertThat(jobs.child()).as("something to do in " + now.steps()).isTrue();
            now = clinic.driven(wanted);
        }
        assertThat(now.state()).as(now.steps().toString()).isEqualTo(state);
        return now;
    }

    /** An endpoint in an environment where an approver must agree. */
    private Slug reviewed(Slug guesser) {
        clinic.as("ada").environments().add(LAB, new NewEnvironment(REVIEWED, null, null));
        clinic.as("ada").environments().setPolicy(LAB, REVIEWED, 1, Policy.free());
        Slug endpoint = clinic.served(guesser, 1, REVIEWED);
        var rule = new ApprovalRule(new Slug("approver"), List.of(Role.APPROVER), List.of(), 1);
        clinic.as("ada").environments().setPolicy(LAB, REVIEWED, 2, Policy.of(List.of(), List.of(rule)));
        return endpoint;
    }

    private Release release(MaintenanceCase known) {
        return clinic.as("amy").releases().get(LAB, Objects.requireNonNull(known.release()));
    }

    private void approve(String name, Release release) {
        clinic.as(name).releases().approve(LAB, release.id(), NewDecision.on(release.digest()));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
