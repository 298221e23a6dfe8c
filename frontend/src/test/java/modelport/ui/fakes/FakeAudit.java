package modelport.ui.fakes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import modelport.contract.AuditApi;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.Me;
import modelport.contract.access.Role;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.contract.audit.AuditProof;
import org.jspecify.annotations.Nullable;

/** An audit log in memory: what tests and the gallery write into it. */
public final class FakeAudit {
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    private volatile @Nullable Long broken;

    /** Writes an entry after the last one. */
    public AuditEntry write(
            Instant at,
            @Nullable Slug project,
            String actor,
            String action,
            Map<String, String> subject,
            @Nullable Object before,
            @Nullable Object after) {
        long seq = entries.size() + 1L;
        boolean system = actor.equals("system");
        var entry = new AuditEntry(
                UUID.randomUUID(),
                at,
                project,
                actor,
                system ? "SYSTEM" : seq % 3 == 0 ? "API" : "SESSION",
                system ? null : "10.4.0." + (seq % 7 + 11),
                action,
                subject,
                before,
                after,
                seq,
                hash(seq));
        entries.add(entry);
        return entry;
    }

    /** Somebody changed the entry at that place. */
    public void damage(long seq) {
        broken = seq;
    }

    AuditApi as(Me me) {
        return new AuditApi() {
            @Override
            public Page<AuditEntry> list(AuditFilter filter, PageRequest page) {
                allow(me, filter.project());
                List<AuditEntry> found = entries.reversed().stream()
                        .filter(each -> fits(each, filter))
                        .toList();
                return Keyset.page(found, page, each -> each.id().toString());
            }

            @Override
            public AuditProof verify(@Nullable Slug project) {
                allow(me, project);
                return proof();
            }
        };
    }

    private AuditProof proof() {
        Long first = broken;
        if (first == null) {
            return new AuditProof(true, entries.size(), hash(entries.size()), null, null, 0, null);
        }
        var reason = Message.of("audit.entry-changed", "seq", Long.toString(first));
        return new AuditProof(false, first, hash(first - 1), first, reason, 0, null);
    }

    private static boolean fits(AuditEntry entry, AuditFilter filter) {
        return (filter.project() == null || filter.project().equals(entry.project()))
                && (filter.actor() == null || filter.actor().equals(entry.actor()))
                && (filter.action() == null || entry.action().startsWith(filter.action()))
                && (filter.subject() == null
                        || entry.subject().containsValue(filter.subject())
                        || entry.subject().entrySet().stream()
                                .anyMatch(each -> (each.getKey() + "=" + each.getValue()).equals(filter.subject())));
    }

    private static void allow(Me me, @Nullable Slug project) {
        boolean may = me.person().role() == InstanceRole.ADMIN
                || me.projects().stream()
                        .anyMatch(each ->
                                each.project().equals(project) && each.roles().contains(Role.ADMIN));
        if (!may) {
            throw new ProblemException(new Problem.Forbidden(Message.of("forbidden")));
        }
    }

    private static String hash(long seq) {
        return "%016x".formatted(seq * 0x9e3779b97f4a7c15L).repeat(4);
    }
}
