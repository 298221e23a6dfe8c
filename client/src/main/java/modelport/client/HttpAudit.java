package modelport.client;

import modelport.contract.AuditApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.contract.audit.AuditProof;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** {@link AuditApi} over HTTP. */
record HttpAudit(Http http) implements AuditApi {
    @Override
    public Page<AuditEntry> list(AuditFilter filter, PageRequest page) {
        String path = "audit?" + Http.paging(page) + parameter("project", filter.project())
                + parameter("actor", filter.actor()) + parameter("subject", filter.subject())
                + parameter("action", filter.action());
        return http.get(path, new TypeReference<Page<AuditEntry>>() {});
    }

    @Override
    public AuditProof verify(@Nullable Slug project) {
        return http.get("audit/verify" + (project == null ? "" : "?project=" + project), AuditProof.class);
    }

    private static String parameter(String name, @Nullable Object value) {
        return value == null ? "" : "&" + name + "=" + Http.encode(value.toString());
    }
}
