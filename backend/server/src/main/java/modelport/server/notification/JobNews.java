package modelport.server.notification;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.jobs.Job;
import modelport.contract.notification.Urgency;
import modelport.server.database.Sql;
import modelport.server.jobs.FailedJobHook;

/** Tells whoever started a job that it failed for good; unless they are told more about what it was for. */
@Singleton
class JobNews implements FailedJobHook {
    private final Sql sql;
    private final Notifications notifications;

    JobNews(Sql sql, Notifications notifications) {
        this.sql = sql;
        this.notifications = notifications;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void failed(Job job, Message reason) {
        if (job.createdBy() == null) {
            return;
        }
        Map<String, String> subject = new HashMap<>(job.subject());
        subject.put("job", job.id().toString());
        // The release's own news is about the same thing, and says more.
        String thing = subject.getOrDefault("release", job.id().toString());
        var message = Message.of("notification.job-failed", "kind", job.kind());
        Slug project = job.project();
        notifications.tell(
                new Notice(project == null ? null : idOf(project), Urgency.NEWS, message, subject, thing, null),
                List.of(job.createdBy()));
    }

    private UUID idOf(Slug project) {
        return sql.first("select id from project where name = ?", row -> row.uuid("id"), project.value())
                .orElseThrow();
    }
}
