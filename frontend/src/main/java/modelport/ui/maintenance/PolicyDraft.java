package modelport.ui.maintenance;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.deployment.Endpoint;
import modelport.contract.maintenance.MaintenanceBudget;
import modelport.contract.maintenance.MaintenanceData;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.MaintenanceTriggers;
import modelport.contract.maintenance.MaintenanceTuning;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.contract.tuning.TrainerCatalogue;
import modelport.ui.shell.Here;

/** What an endpoint's policy is, or would begin with, and what it can be made of. */
record PolicyDraft(Endpoint endpoint, Optional<MaintenancePolicy> inForce, TrainerCatalogue catalogue, ZoneId zone) {
    private static final int FOLDS = 5;
    private static final int MINUTES = 60;

    /** Reads all of it. */
    static PolicyDraft of(Here here, Slug name) {
        Endpoint endpoint = here.modelport().endpoints().get(here.project(), name);
        return new PolicyDraft(
                endpoint, find(here, name), here.modelport().tunings().trainers(), zone(here));
    }

    /** The policy's own entity tag; 0 where there is none. */
    long rowVersion() {
        return inForce.map(MaintenancePolicy::rowVersion).orElse(0L);
    }

    boolean isHandedOver() {
        return inForce.filter(MaintenancePolicy::handedOver).isPresent();
    }

    MaintenanceTriggers triggers() {
        return inForce.map(each -> each.settings().triggers())
                .orElseGet(() -> new MaintenanceTriggers(true, true, null, null, null));
    }

    MaintenanceTuning tuning() {
        return inForce.map(each -> each.settings().tuning())
                .orElseGet(() -> new MaintenanceTuning(List.of(), Map.of(), FOLDS, null, MINUTES));
    }

    MaintenanceBudget budget() {
        return inForce.map(each -> each.settings().budget()).orElseGet(() -> new MaintenanceBudget(24, 3, 3));
    }

    Optional<DatasetChoice> training() {
        return inForce.map(MaintenancePolicy::settings)
                .map(NewMaintenancePolicy::data)
                .map(MaintenanceData::training);
    }

    Optional<DatasetChoice> evaluation() {
        return inForce.map(MaintenancePolicy::settings)
                .map(NewMaintenancePolicy::data)
                .map(MaintenanceData::evaluation);
    }

    private static Optional<MaintenancePolicy> find(Here here, Slug endpoint) {
        try {
            return Optional.of(here.modelport().maintenance().policy(here.project(), endpoint));
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static ZoneId zone(Here here) {
        try {
            return ZoneId.of(here.modelport().projects().get(here.project()).timeZone());
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
