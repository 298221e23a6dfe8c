package modelport.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.maintenance.CaseFilter;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.MaintenanceBudget;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.MaintenanceData;
import modelport.contract.maintenance.MaintenanceTriggers;
import modelport.contract.maintenance.MaintenanceTuning;
import modelport.contract.maintenance.NewCase;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.contract.monitoring.Alert;
import org.jspecify.annotations.Nullable;

/** What is done by itself when the clinic's endpoint drifts: learn anew, compare, ask. */
final class Maintaining {
    private static final double MARGIN = 0.03;
    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final Set<CaseState> AT_WORK =
            Set.of(CaseState.OPEN, CaseState.TUNING, CaseState.COMPRESSING, CaseState.EVALUATING);

    private final Person author;
    private final Slug endpoint;

    Maintaining(Person author, Slug endpoint) {
        this.author = author;
        this.endpoint = endpoint;
    }

    void rule() {
        if (Patience.find(() -> author.client().maintenance().policy(author.project(), endpoint))
                .isEmpty()) {
            author.client().maintenance().setPolicy(author.project(), endpoint, 0, policy());
        }
    }

    /** The case that the drift opened; where it did not, one by hand. */
    MaintenanceCase open(@Nullable Alert alert) {
        return cases().stream()
                .findFirst()
                .orElseGet(() -> author.client()
                        .maintenance()
                        .open(
                                author.project(),
                                new NewCase(
                                        endpoint, author.words().say("case.note"), alert == null ? null : alert.id())));
    }

    /** Until people have to say something. */
    MaintenanceCase awaitPeople(MaintenanceCase opened) {
        return Patience.until(
                author.words().say("wait.case", opened.number()),
                LIMIT,
                () -> Optional.of(author.client().maintenance().get(author.project(), opened.id()))
                        .filter(each -> !AT_WORK.contains(each.state())));
    }

    private List<MaintenanceCase> cases() {
        var filter = new CaseFilter(null, endpoint);
        return author.client()
                .maintenance()
                .list(author.project(), filter, PageRequest.first())
                .items();
    }

    private static NewMaintenancePolicy policy() {
        return new NewMaintenancePolicy(
                true,
                new MaintenanceTriggers(true, true, null, null, null),
                new MaintenanceData(
                        new DatasetChoice(Tumours.TRAINING, null), new DatasetChoice(Tumours.TEST, null), true),
                new MaintenanceTuning(
                        List.of("gradient-boosting"),
                        Map.of("n_estimators", List.of(60, 120), "max_depth", List.of(3)),
                        3,
                        "accuracy",
                        5),
                true,
                MARGIN,
                new MaintenanceBudget(24, 2, 3));
    }
}
