package modelport.server.jobs.internal;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobLine;
import modelport.contract.jobs.JobState;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.http.Paging;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Jobs as people see them; inside the caller's transaction. */
@Singleton
public class JobQueries {
    private static final TypeReference<Map<String, String>> SUBJECT = new TypeReference<>() {};
    private static final String SELECT =
            "select j.*, p.name as project_name from job j left join project p on p.id = j.project_id where true";

    private final Sql sql;

    JobQueries(Sql sql) {
        this.sql = sql;
    }

    public Optional<Job> find(UUID id) {
        return sql.first(SELECT + " and j.id = ?", JobQueries::toJob, id);
    }

    /** The project of a job, if it has one; empty if there is no such job. */
    public Optional<Optional<UUID>> projectOf(UUID id) {
        return sql.first("select project_id from job where id = ?", row -> row.findUuid("project_id"), id);
    }

    /** The newest first; of these projects, or of all and of none. */
    public Page<Job> list(Optional<List<UUID>> projects, PageRequest page, Optional<JobState> state) {
        var where = new StringBuilder();
        var arguments = new ArrayList<@Nullable Object>();
        projects.ifPresent(scope -> {
            where.append(" and j.project_id = any(string_to_array(?, ',')::uuid[])");
            arguments.add(scope.stream().map(UUID::toString).collect(Collectors.joining(",")));
        });
        state.ifPresent(wanted -> {
            where.append(" and j.state = ?");
            arguments.add(wanted);
        });
        Cursor.after(page).ifPresent(last -> {
            where.append(" and j.id < ?");
            arguments.add(last);
        });
        arguments.add(page.limit() + 1);
        List<Job> jobs =
                sql.query(SELECT + where + " order by j.id desc limit ?", JobQueries::toJob, arguments.toArray());
        return Paging.page(jobs, page, job -> job.id().toString());
    }

    /** Lines after {@code after}. */
    public List<JobLine> log(UUID job, long after) {
        return sql.query(
                "select seq, at, level, text from job_event where job_id = ? and seq > ? order by seq limit ?",
                row -> new JobLine(row.number("seq"), row.instant("at"), row.text("level"), row.text("text")),
                job,
                after,
                PageRequest.MAX_LIMIT);
    }

    private static Job toJob(Row row) {
        JobState state = row.constant("state", JobState.class);
        return new Job(
                row.uuid("id"),
                row.findText("project_name").map(Slug::new).orElse(null),
                row.text("kind"),
                row.json("subject", SUBJECT),
                state,
                row.real("progress"),
                row.findJson("step", Message.class).orElse(null),
                row.findJson("reason", Message.class).orElse(null),
                row.integer("attempt"),
                row.integer("max_attempts"),
                row.findText("created_by").orElse(null),
                row.instant("created_at"),
                row.findInstant("started_at").orElse(null),
                row.findInstant("finished_at").orElse(null),
                state == JobState.QUEUED ? row.instant("run_at") : null,
                row.bool("cancel_requested"));
    }
}
