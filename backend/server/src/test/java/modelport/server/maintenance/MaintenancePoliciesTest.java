package modelport.server.maintenance;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.maintenance.CaseCause;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseFilter;
import modelport.contract.maintenance.CaseNote;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.CaseStep;
import modelport.contract.maintenance.MaintenanceBudget;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.MaintenanceData;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.MaintenanceTriggers;
import modelport.contract.maintenance.MaintenanceTuning;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.contract.maintenance.RefusedTrigger;
import modelport.contract.notification.Urgency;
import modelport.server.database.Ids;
import modelport.server.deployment.ReadyVersions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What opens cases and what does not, on a node that does no jobs by itself. */
@MicronautTest(transactional = false)
@Property(name = "modelport.roles", value = "api")
class MaintenancePoliciesTest {
    @Inject
    Clinic clinic;

    @Inject
    ReadyVersions versions;

    @Inject
    Triggers triggers;

    @Inject
    DueTriggers due;

    @Inject
    Ids ids;

    @Inject
    TransactionOperations<Session> transactions;

    private Slug endpoint = new Slug("none");

    @BeforeEach
    void serve() {
        Slug model = versions.model("lab", "twice-" + ids.next().toString().substring(0, 13), 2, 3);
        endpoint = clinic.served(model, 1, Clinic.DEVELOPMENT);
    }

    @Test
    void a_policy_is_saved_found_listed_and_deleted_with_its_case() {
        MaintenancePolicy saved = clinic.save(endpoint, clinic.usual());
        MaintenanceCase open = clinic.open(endpoint);

        assertThat(saved.changedBy()).isEqualTo("rita");
        assertThat(saved.settings()).isEqualTo(clinic.usual());
        assertThat(clinic.rita().maintenance().policy(LAB, endpoint).openCase()).isEqualTo(open.id());
        assertThat(clinic.rita()
                        .maintenance()
                        .policies(LAB, PageRequest.first())
                        .items())
                .extracting(MaintenancePolicy::endpoint)
                .contains(endpoint);
        assertThat(problem(() -> clinic.save(endpoint, clinic.usual()))).isInstanceOf(Problem.Stale.class);
        assertThat(problem(() -> clinic.as("zoe").maintenance().policy(LAB, endpoint)))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(problem(() ->
                        clinic.as("vera").maintenance().setPolicy(LAB, endpoint, saved.rowVersion(), clinic.usual())))
                .isInstanceOf(Problem.Forbidden.class);

        clinic.rita().maintenance().deletePolicy(LAB, endpoint);

        assertThat(clinic.get(open).outcome()).isEqualTo(CaseOutcome.WITHDRAWN);
        assertThat(problem(() -> clinic.rita().maintenance().policy(LAB, endpoint)))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void what_could_never_be_followed_is_refused_with_the_field() {
        NewMaintenancePolicy good = clinic.usual();
        var learned = new DatasetChoice(clinic.training().dataset(), null);
        MaintenanceTuning tuning = good.tuning();

        assertThat(refused(with(good, new MaintenanceData(learned, learned, false))))
                .isEqualTo("data.evaluation");
        assertThat(refused(with(good, new MaintenanceTriggers(false, false, "0 0 3 * * 1", null, null))))
                .isEqualTo("triggers.cron");
        assertThat(refused(with(good, new MaintenanceTriggers(false, false, "0 25 * * *", null, null))))
                .isEqualTo("triggers.cron");
        assertThat(refused(with(good, new MaintenanceTriggers(false, false, null, "Mars/Base", null))))
                .isEqualTo("triggers.zone");
        assertThat(refused(with(good, new MaintenanceTuning(List.of("oracle"), tuning.grid(), 2, null, 5))))
                .isEqualTo("tuning.trainers");
        assertThat(refused(
                        with(good, new MaintenanceTuning(tuning.trainers(), Map.of("depth", List.of(1)), 2, null, 5))))
                .isEqualTo("tuning.grid");
        assertThat(refused(with(good, new MaintenanceTuning(tuning.trainers(), tuning.grid(), 1, null, 5))))
                .isEqualTo("tuning.folds");
        assertThat(refused(with(good, new MaintenanceTuning(tuning.trainers(), tuning.grid(), 2, "luck", 5))))
                .isEqualTo("tuning.metric");
        assertThat(refused(clinic.policy(good.triggers(), new MaintenanceBudget(-1, 1, 1))))
                .isEqualTo("budget.coolDownHours");
    }

    @Test
    void of_twenty_triggers_at_once_one_opens_a_case() throws Exception {
        clinic.save(endpoint, clinic.usual());
        UUID id = clinic.endpoint(endpoint);

        var fired = new ArrayList<Fired>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            var all = new ArrayList<Future<Fired>>();
            for (int i = 0; i < 20; i++) {
                all.add(pool.submit(() -> fire(id, CaseCause.DRIFT)));
            }
            for (Future<Fired> one : all) {
                fired.add(one.get());
            }
        }

        assertThat(fired).filteredOn(Fired.Opened.class::isInstance).hasSize(1);
        assertThat(fired).filteredOn(Fired.Refused.class::isInstance).hasSize(19);
        assertThat(cases()).hasSize(1);
        RefusedTrigger refusal = Objects.requireNonNull(
                clinic.rita().maintenance().policy(LAB, endpoint).lastRefusal());
        assertThat(refusal.reason().code()).isEqualTo("maintenance.refused-open");
        assertThat(clinic.as("ada")
                        .audit()
                        .list(AuditFilter.of(LAB), PageRequest.first())
                        .items())
                .extracting(AuditEntry::action)
                .contains("case.refused");
    }

    @Test
    void cases_keep_their_distance_and_number_unless_somebody_wants_one() {
        MaintenancePolicy saved =
                clinic.save(endpoint, clinic.policy(clinic.usual().triggers(), new MaintenanceBudget(24, 2, 20)));
        UUID id = clinic.endpoint(endpoint);

        assertThat(fire(id, CaseCause.QUALITY)).isInstanceOf(Fired.Opened.class);
        closeOpen();
        assertThat(refusal(fire(id, CaseCause.QUALITY))).isEqualTo("maintenance.refused-cool-down");

        MaintenanceCase wanted = clinic.open(endpoint);
        assertThat(wanted.cause()).isEqualTo(CaseCause.HAND);
        closeOpen();

        clinic.rita()
                .maintenance()
                .setPolicy(
                        LAB,
                        endpoint,
                        saved.rowVersion(),
                        clinic.policy(clinic.usual().triggers(), new MaintenanceBudget(0, 2, 20)));
        assertThat(fire(id, CaseCause.DRIFT)).isInstanceOf(Fired.Opened.class);
        closeOpen();
        assertThat(refusal(fire(id, CaseCause.DRIFT))).isEqualTo("maintenance.refused-budget");
        assertThat(fire(id, CaseCause.LABELS)).isInstanceOf(Fired.Unheard.class);
    }

    @Test
    void points_of_time_that_passed_unseen_count_as_one() {
        var daily = new MaintenanceTriggers(false, false, "30 4 * * *", "Asia/Shanghai", null);
        MaintenancePolicy saved = clinic.save(endpoint, clinic.policy(daily, new MaintenanceBudget(0, 50, 20)));
        Instant next = Objects.requireNonNull(saved.nextAt());
        clinic.update("update maintenance_policy set next_at = now() - interval '10 days' where id = ?", saved.id());

        while (due.fireNext()) {
            // Others may be due.
        }

        assertThat(next.toString()).endsWith("T20:30:00Z");
        assertThat(cases()).extracting(MaintenanceCase::cause).containsExactly(CaseCause.SCHEDULE);
        assertThat(clinic.rita().maintenance().policy(LAB, endpoint).nextAt())
                .isAfter(Instant.now())
                .isBefore(Instant.now().plus(Duration.ofHours(25)));
    }

    @Test
    void three_bad_cases_in_a_row_are_handed_over_and_saving_the_policy_goes_on() {
        MaintenancePolicy saved =
                clinic.save(endpoint, clinic.policy(clinic.usual().triggers(), new MaintenanceBudget(0, 50, 3)));
        UUID id = clinic.endpoint(endpoint);
        UUID alert = brokenData(id);

        for (int i = 0; i < 3; i++) {
            assertThat(fire(id, CaseCause.DRIFT)).isInstanceOf(Fired.Opened.class);
            clinic.drive();
        }

        MaintenanceCase last = cases().getFirst();
        assertThat(cases()).extracting(MaintenanceCase::outcome).containsOnly(CaseOutcome.UNSOUND_DATA);
        assertThat(last.state()).isEqualTo(CaseState.HANDED_OVER);
        assertThat(clinic.get(last).steps())
                .extracting(CaseStep::deed)
                .containsExactly(CaseDeed.OPENED, CaseDeed.HANDED_OVER);
        assertThat(clinic.rita().maintenance().policy(LAB, endpoint).handedOver())
                .isTrue();
        assertThat(refusal(fire(id, CaseCause.DRIFT))).isEqualTo("maintenance.refused-open");
        assertThat(clinic.as("max")
                        .notifications()
                        .list(true, PageRequest.first())
                        .items())
                .anySatisfy(notice -> {
                    assertThat(notice.message().code()).isEqualTo("notification.case-handed-over");
                    assertThat(notice.urgency()).isEqualTo(Urgency.ACTION);
                });
        assertThat(clinic.count(
                        "select count(*)::integer as count from tuning t join endpoint e on e.model_id = t.model_id "
                                + "where e.id = ?",
                        id))
                .isZero();

        clinic.update("update alert set state = 'RESOLVED', resolved_at = now() where id = ?", alert);
        clinic.rita()
                .maintenance()
                .setPolicy(
                        LAB,
                        endpoint,
                        clinic.rita().maintenance().policy(LAB, endpoint).rowVersion(),
                        saved.settings());

        assertThat(clinic.get(last).state()).isEqualTo(CaseState.CLOSED);
        assertThat(fire(id, CaseCause.DRIFT)).isInstanceOf(Fired.Opened.class);
    }

    private UUID brokenData(UUID endpoint) {
        UUID alert = ids.next();
        clinic.update("""
                insert into alert (id, project_id, monitor_id, endpoint_id, version_id, watch, kind, severity, state, summary,
                    blamed, opened_at, last_seen_at)
                select ?, e.project_id, ?, e.id, v.id, 'WINDOWS', 'DATA_QUALITY', 'WARNING', 'OPEN', '{"code": "x", "args": {}}',
                    '[]', now(), now()
                from endpoint e join model_version v on v.model_id = e.model_id and v.number = 1 where e.id = ?
                """, alert, ids.next(), endpoint);
        return alert;
    }

    private Fired fire(UUID endpoint, CaseCause cause) {
        return transactions.executeWrite(_ -> triggers.fire(endpoint, Trigger.of(cause)));
    }

    private static String refusal(Fired fired) {
        return fired instanceof Fired.Refused(var reason) ? reason.code() : fired.toString();
    }

    private List<MaintenanceCase> cases() {
        return clinic.rita()
                .maintenance()
                .list(LAB, new CaseFilter(null, endpoint), PageRequest.first())
                .items();
    }

    private void closeOpen() {
        MaintenanceCase open = cases().getFirst();
        clinic.rita().maintenance().close(LAB, open.id(), new CaseNote("Not now."));
    }

    private String refused(NewMaintenancePolicy policy) {
        Problem problem = problem(() -> clinic.save(endpoint, policy));
        assertThat(problem).isInstanceOf(Problem.Invalid.class);
        return String.valueOf(problem.message().args().get("field"));
    }

    private static NewMaintenancePolicy with(NewMaintenancePolicy good, MaintenanceData data) {
        return new NewMaintenancePolicy(
                true, good.triggers(), data, good.tuning(), good.compressAsParent(), good.margin(), good.budget());
    }

    private static NewMaintenancePolicy with(NewMaintenancePolicy good, MaintenanceTriggers triggers) {
        return new NewMaintenancePolicy(
                true, triggers, good.data(), good.tuning(), good.compressAsParent(), good.margin(), good.budget());
    }

    private static NewMaintenancePolicy with(NewMaintenancePolicy good, MaintenanceTuning tuning) {
        return new NewMaintenancePolicy(
                true, good.triggers(), good.data(), tuning, good.compressAsParent(), good.margin(), good.budget());
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
