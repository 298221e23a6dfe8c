package modelport.server.access.web;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.contract.audit.AuditProof;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.audit.AuditChains;
import modelport.server.audit.AuditLog;
import modelport.server.http.Paging;
import org.jspecify.annotations.Nullable;

/** Lies here because the audit log knows nobody's rights: access is built on it. */
@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Audit")
final class AuditController {
    private final Projects projects;
    private final AuditLog log;
    private final AuditChains chains;

    AuditController(Projects projects, AuditLog log, AuditChains chains) {
        this.projects = projects;
        this.log = log;
        this.chains = chains;
    }

    /**
     * Lists who did what: in a project for its administrators, everywhere for those of the installation.
     *
     * @param project only in this project
     * @param actor only what this person, or part of the platform, did
     * @param subject only what was done to this: a word such as model=churn, or its value alone
     * @param action only actions that begin like this, such as release.
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return the newest first
     */
    @Get
    Page<AuditEntry> list(
            @Parameter(hidden = true) Caller caller,
            @QueryValue @Nullable Slug project,
            @QueryValue @Nullable String actor,
            @QueryValue @Nullable String subject,
            @QueryValue @Nullable String action,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable UUID after) {
        UUID scope = scope(caller, project);
        PageRequest page = Paging.request(limit, after == null ? null : after.toString(), null);
        var filter = new AuditFilter(project, actor, subject, action);
        return Paging.page(
                log.list(scope, filter, page), page, entry -> entry.id().toString());
    }

    /**
     * Computes a chain again: finds the first entry or link that was changed, and counts what has no link yet.
     *
     * @param project the project's chain; otherwise that of what concerns the installation
     * @return what came out
     */
    @Get("/verify")
    AuditProof verify(@Parameter(hidden = true) Caller caller, @QueryValue @Nullable Slug project) {
        return chains.verify(scope(caller, project));
    }

    private @Nullable UUID scope(Caller caller, @Nullable Slug project) {
        if (project == null) {
            Projects.requireAdministrator(caller);
            return null;
        }
        return projects.require(caller, project, Right.ADMINISTER).id();
    }
}
