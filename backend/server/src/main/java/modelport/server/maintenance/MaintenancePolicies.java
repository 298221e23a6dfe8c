package modelport.server.maintenance;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.events.Announcements;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.PolicyRow;
import modelport.server.maintenance.internal.ServedEndpoint;
import org.jspecify.annotations.Nullable;

/** Says what is done for endpoints by itself. */
@Singleton
public class MaintenancePolicies {
    private static final String OF_ENDPOINT = PolicyRow.SELECT + " where p.project_id = ? and e.name = ?";

    private final Sql sql;
    private final Tools tools;
    private final PolicyChecks checks;
    private final CaseLedger ledger;
    private final CaseEnds ends;
    private final CaseWork work;
    private final Journal journal;

    MaintenancePolicies(
            Sql sql,
            Tools tools,
            PolicyChecks checks,
            CaseLedger ledger,
            CaseEnds ends,
            CaseWork work,
            Journal journal) {
        this.sql = sql;
        this.tools = tools;
        this.checks = checks;
        this.ledger = ledger;
        this.ends = ends;
        this.work = work;
        this.journal = journal;
    }

    /** Where identities and time come from. */
    @Singleton
    record Tools(Ids ids, Clock clock) {}

    /** Who hears of it. */
    @Singleton
    record Journal(Audit audit, Announcements announcements) {
        void note(Caller caller, ServedEndpoint endpoint, String action, Audit.Change change) {
            audit.record(caller.actor(), endpoint.project(), action, endpoint.subject(), change);
            announcements.announce(endpoint.project(), action, endpoint.subject());
        }
    }

    @ReadOnly
    public MaintenancePolicy get(ProjectRef project, Slug endpoint) {
        return require(project, endpoint).toPolicy();
    }

    /** In the order of their endpoints. */
    @ReadOnly
    public Page<MaintenancePolicy> list(ProjectRef project, PageRequest page) {
        List<MaintenancePolicy> oneMore = sql
                .query(
                        PolicyRow.SELECT + " where p.project_id = ? and e.name > ? order by e.name limit ?",
                        PolicyRow::of,
                        project.id(),
                        page.after() == null ? "" : page.after(),
                        page.limit() + 1)
                .stream()
                .map(PolicyRow::toPolicy)
                .toList();
        return Paging.page(oneMore, page, policy -> policy.endpoint().value());
    }

    /** Makes or replaces it; after too many failures it goes on from there. */
    @Transactional
    public MaintenancePolicy set(
            Caller caller, ProjectRef project, Slug endpoint, long rowVersion, NewMaintenancePolicy wanted) {
        ServedEndpoint found = endpoint(project, endpoint);
        checks.check(project, wanted);
        ledger.hold(found.id());
        Optional<PolicyRow> before = find(project, endpoint);
        if (before.map(PolicyRow::rowVersion).orElse(0L) != rowVersion) {
            throw EntityTags.stale();
        }
        Instant next = checks.next(project, wanted).orElse(null);
        if (before.isEmpty()) {
            insert(caller, found, wanted, next);
        } else {
            update(caller, found, wanted, next);
        }
        ledger.open(found.id())
                .filter(open -> open.state() == CaseState.HANDED_OVER)
                .ifPresent(open -> ends.close(caller, open, null));
        var change = new Audit.Change(before.map(PolicyRow::settings).orElse(null), wanted);
        journal.note(caller, found, "maintenance-policy.changed", change);
        return get(project, endpoint);
    }

    /** Its open case is withdrawn. */
    @Transactional
    public void delete(Caller caller, ProjectRef project, Slug endpoint) {
        PolicyRow policy = hold(project, endpoint);
        Optional<CaseRow> open = ledger.open(policy.endpointId());
        if (open.isPresent()) {
            work.cancel(caller, project, open.get());
            ends.close(caller, open.get(), null);
        }
        sql.update("delete from maintenance_policy where id = ?", policy.id());
        var change = new Audit.Change(policy.settings(), null);
        journal.note(caller, endpoint(project, endpoint), "maintenance-policy.deleted", change);
    }

    /** The policy of an endpoint, whose maintenance nobody else changes until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    PolicyRow hold(ProjectRef project, Slug endpoint) {
        ledger.hold(endpoint(project, endpoint).id());
        return require(project, endpoint);
    }

    /** The version that serves; throws {@link Problem.Conflict} where none does. */
    @ReadOnly
    UUID serving(ProjectRef project, Slug endpoint) {
        return endpoint(project, endpoint)
                .serving()
                .orElseThrow(() -> new ProblemException(
                        new Problem.Conflict(Message.of("maintenance.serves-nothing", "endpoint", endpoint.value()))));
    }

    private PolicyRow require(ProjectRef project, Slug endpoint) {
        return find(project, endpoint)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("maintenance-policy", endpoint.value())));
    }

    private Optional<PolicyRow> find(ProjectRef project, Slug endpoint) {
        return sql.first(OF_ENDPOINT, PolicyRow::of, project.id(), endpoint.value());
    }

    private ServedEndpoint endpoint(ProjectRef project, Slug endpoint) {
        return sql.first(ServedEndpoint.BY_NAME, ServedEndpoint::of, project.id(), endpoint.value())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("endpoint", endpoint.value())));
    }

    private void insert(Caller caller, ServedEndpoint endpoint, NewMaintenancePolicy wanted, @Nullable Instant next) {
        int made = sql.update(
                """
                insert into maintenance_policy (id, project_id, endpoint_id, settings, next_at, labels_from, changed_by,
                    changed_at, row_version)
                values (?, ?, ?, ?, ?::timestamptz, 'epoch', ?, ?, 1) on conflict (endpoint_id) do nothing
                """,
                tools.ids().next(),
                endpoint.project(),
                endpoint.id(),
                new Json(wanted),
                next,
                caller.username(),
                tools.clock().instant());
        if (made == 0) {
            throw EntityTags.stale();
        }
    }

    private void update(Caller caller, ServedEndpoint endpoint, NewMaintenancePolicy wanted, @Nullable Instant next) {
        sql.update("""
                update maintenance_policy set settings = ?, next_at = ?::timestamptz, handed_over = false, bad_in_a_row = 0,
                    last_refusal = null, changed_by = ?, changed_at = ?, row_version = row_version + 1
                where endpoint_id = ?
                """, new Json(wanted), next, caller.username(), tools.clock().instant(), endpoint.id());
    }
}
