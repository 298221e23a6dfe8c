package modelport.contract;

import java.util.UUID;
import modelport.contract.maintenance.CaseFilter;
import modelport.contract.maintenance.CaseNote;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.NewCase;
import modelport.contract.maintenance.NewMaintenancePolicy;

/** Maintenance: policies that open cases, which end in a release request and never in a deployment. */
public interface MaintenanceApi {
    /** The policy of an endpoint. */
    MaintenancePolicy policy(Slug project, Slug endpoint);

    /** In the order of their endpoints. */
    Page<MaintenancePolicy> policies(Slug project, PageRequest page);

    /** Makes or replaces it; {@code rowVersion} is 0 where there is none. */
    MaintenancePolicy setPolicy(Slug project, Slug endpoint, long rowVersion, NewMaintenancePolicy policy);

    /** Its open case is withdrawn. */
    void deletePolicy(Slug project, Slug endpoint);

    /** Opens a case by hand, whatever cool-down there is; {@link Problem.Conflict} if one is open. */
    MaintenanceCase open(Slug project, NewCase wanted);

    /** With what happened. */
    MaintenanceCase get(Slug project, UUID maintenanceCase);

    /** The newest first, without what happened. */
    Page<MaintenanceCase> list(Slug project, CaseFilter filter, PageRequest page);

    MaintenanceCase comment(Slug project, UUID maintenanceCase, CaseNote note);

    /** Lets the failed step run again. */
    MaintenanceCase retry(Slug project, UUID maintenanceCase, CaseNote note);

    /** Ends it; what it has running is cancelled. */
    MaintenanceCase close(Slug project, UUID maintenanceCase, CaseNote note);
}
