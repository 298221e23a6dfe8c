package modelport.server.audit;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Shows who did what. */
@Singleton
public class AuditLog {
    private static final TypeReference<Map<String, String>> SUBJECT = new TypeReference<>() {};
    /** The columns of {@link #FROM} that {@link #entry} reads. */
    static final String COLUMNS = "e.id, e.at, p.name as project, e.actor, e.auth_kind, e.ip, e.action, e.subject, "
            + "e.before, e.after, l.seq, l.hash";

    /** Entries with what belongs to them; further conditions follow. */
    static final String FROM = """
             from audit_entry e
            left join project p on p.id = e.project_id
            left join audit_link l on l.entry_id = e.id
            where true
            """;

    private final Sql sql;

    AuditLog(Sql sql) {
        this.sql = sql;
    }

    /** The newest first, and one more than the page wants; {@code project} is the one that the filter names. */
    @ReadOnly
    public List<AuditEntry> list(@Nullable UUID project, AuditFilter filter, PageRequest page) {
        var query = new Conditions();
        query.add(" and e.project_id = ?", project);
        query.add(" and e.actor = ?", filter.actor());
        query.add(" and starts_with(e.action, ?)", filter.action());
        subject(query, filter.subject());
        query.add(" and e.id < ?::uuid", page.after());
        query.arguments.add(page.limit() + 1);
        return sql.query(
                "select " + COLUMNS + FROM + query.text + " order by e.id desc limit ?",
                AuditLog::entry,
                query.arguments.toArray());
    }

    /** Key and value are found by an index; a value alone is looked for in the rows that are left. */
    private static void subject(Conditions query, @Nullable String subject) {
        if (subject == null) {
            return;
        }
        String[] pair = subject.split("=", 2);
        if (pair.length == 2) {
            query.add(" and e.subject @> ?::jsonb", new Json(Map.of(pair[0], pair[1])));
        } else {
            query.add(" and exists (select 1 from jsonb_each_text(e.subject) s where s.value = ?)", subject);
        }
    }

    static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.uuid("id"),
                row.instant("at"),
                row.findText("project").map(Slug::new).orElse(null),
                row.text("actor"),
                row.text("auth_kind"),
                row.findText("ip").orElse(null),
                row.text("action"),
                row.json("subject", SUBJECT),
                row.findJson("before", Object.class).orElse(null),
                row.findJson("after", Object.class).orElse(null),
                row.findNumber("seq").orElse(null),
                row.findText("hash").orElse(null));
    }

    /** Conditions for what was asked for, and nothing for what was not. */
    private static final class Conditions {
        private final StringBuilder text = new StringBuilder();
        private final List<Object> arguments = new ArrayList<>();

        void add(String condition, @Nullable Object argument) {
            if (argument != null) {
                text.append(condition);
                arguments.add(argument);
            }
        }
    }
}
