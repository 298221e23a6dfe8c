package modelport.server.notification;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.notification.NotificationSettings;
import modelport.server.access.Caller;
import modelport.server.audit.Audit;
import modelport.server.database.Sql;
import modelport.server.notification.internal.MailAddress;
import org.jspecify.annotations.Nullable;

/** Remembers how people want to be told. */
@Singleton
public class NotificationWishes {
    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final SmtpConfig smtp;

    NotificationWishes(Sql sql, Clock clock, Audit audit, SmtpConfig smtp) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.smtp = smtp;
    }

    @ReadOnly
    public NotificationSettings get(Caller caller) {
        return sql.first(
                        "select email, by_email from notification_wish where user_id = ?",
                        row -> settings(row.findText("email").orElse(null), row.bool("by_email")),
                        caller.userId())
                .orElseGet(() -> settings(null, false));
    }

    /** Letters are written in {@code language}. */
    @Transactional
    public NotificationSettings set(Caller caller, NotificationSettings settings, Locale language) {
        String email = address(settings.email());
        if (email == null && settings.byEmail()) {
            throw new ProblemException(Problem.Invalid.field("email", "notification.email-needed"));
        }
        sql.update("""
                insert into notification_wish (user_id, email, by_email, language, updated_at) values (?, ?, ?, ?, ?)
                on conflict (user_id) do update set email = excluded.email, by_email = excluded.by_email,
                    language = excluded.language, updated_at = excluded.updated_at
                """, caller.userId(), email, settings.byEmail(), language.getLanguage(), clock.instant());
        // The address itself is the person's own business.
        audit.record(
                caller.actor(),
                null,
                "notification.settings-changed",
                Map.of("user", caller.username()),
                new Audit.Change(null, Map.of("byEmail", settings.byEmail(), "address", email != null)));
        return settings(email, settings.byEmail());
    }

    private NotificationSettings settings(@Nullable String email, boolean byEmail) {
        return new NotificationSettings(email, byEmail, smtp.isOn());
    }

    private static @Nullable String address(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        return MailAddress.parse(given.strip())
                .map(MailAddress::text)
                .orElseThrow(() -> new ProblemException(Problem.Invalid.field("email", "notification.email")));
    }
}
