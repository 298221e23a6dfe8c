package modelport.client;

import java.util.UUID;
import modelport.contract.MaintenanceApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.maintenance.CaseFilter;
import modelport.contract.maintenance.CaseNote;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.NewCase;
import modelport.contract.maintenance.NewMaintenancePolicy;
import tools.jackson.core.type.TypeReference;

/** {@link MaintenanceApi} over HTTP. */
record HttpMaintenance(Http http) implements MaintenanceApi {
    @Override
    public MaintenancePolicy policy(Slug project, Slug endpoint) {
        return http.get(policyPath(project, endpoint), MaintenancePolicy.class);
    }

    @Override
    public Page<MaintenancePolicy> policies(Slug project, PageRequest page) {
        String path = "projects/" + project + "/maintenance-policies?" + Http.paging(page);
        return http.get(path, new TypeReference<Page<MaintenancePolicy>>() {});
    }

    @Override
    public MaintenancePolicy setPolicy(Slug project, Slug endpoint, long rowVersion, NewMaintenancePolicy policy) {
        return http.put(policyPath(project, endpoint), rowVersion, policy, MaintenancePolicy.class);
    }

    @Override
    public void deletePolicy(Slug project, Slug endpoint) {
        http.delete(policyPath(project, endpoint));
    }

    @Override
    public MaintenanceCase open(Slug project, NewCase wanted) {
        return http.post(path(project), wanted, MaintenanceCase.class);
    }

    @Override
    public MaintenanceCase get(Slug project, UUID maintenanceCase) {
        return http.get(path(project) + "/" + maintenanceCase, MaintenanceCase.class);
    }

    @Override
    public Page<MaintenanceCase> list(Slug project, CaseFilter filter, PageRequest page) {
        String path = path(project) + "?" + Http.paging(page)
                + (filter.open() == null ? "" : "&open=" + filter.open())
                + (filter.endpoint() == null ? "" : "&endpoint=" + filter.endpoint());
        return http.get(path, new TypeReference<Page<MaintenanceCase>>() {});
    }

    @Override
    public MaintenanceCase comment(Slug project, UUID maintenanceCase, CaseNote note) {
        return act(project, maintenanceCase, "comment", note);
    }

    @Override
    public MaintenanceCase retry(Slug project, UUID maintenanceCase, CaseNote note) {
        return act(project, maintenanceCase, "retry", note);
    }

    @Override
    public MaintenanceCase close(Slug project, UUID maintenanceCase, CaseNote note) {
        return act(project, maintenanceCase, "close", note);
    }

    private MaintenanceCase act(Slug project, UUID maintenanceCase, String verb, CaseNote note) {
        return http.post(path(project) + "/" + maintenanceCase + "/" + verb, note, MaintenanceCase.class);
    }

    private static String path(Slug project) {
        return "projects/" + project + "/cases";
    }

    private static String policyPath(Slug project, Slug endpoint) {
        return "projects/" + project + "/endpoints/" + endpoint + "/maintenance";
    }
}
