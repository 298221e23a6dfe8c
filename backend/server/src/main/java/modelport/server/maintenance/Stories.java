package modelport.server.maintenance;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.maintenance.internal.CaseRow;

/**
 * Tells those who decide about a release how its candidate came to be, as its requester would write it: in the language
 * in which that person wants to be told things.
 */
@Singleton
class Stories {
    private final Sql sql;
    private final DatasetRefs datasets;

    Stories(Sql sql, DatasetRefs datasets) {
        this.sql = sql;
        this.datasets = datasets;
    }

    /** A paragraph of Markdown for each sentence. */
    @ReadOnly
    String of(CaseRow row) {
        Locale language = sql.first(
                        "select w.language from notification_wish w join app_user u on u.id = w.user_id where u.username = ?",
                        found -> found.text("language"),
                        row.actingFor())
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
        return sentences(row).map(message -> Messages.render(message, language)).collect(Collectors.joining("\n\n"));
    }

    private Stream<Message> sentences(CaseRow row) {
        Message opened = Message.of(
                "maintenance.story-" + row.cause().name().toLowerCase(Locale.ROOT),
                "number",
                Integer.toString(row.number()),
                "endpoint",
                row.endpoint().value());
        Message data = Message.of(
                "maintenance.story-data",
                "training",
                named(row.project(), row.things().training()),
                "evaluation",
                named(row.project(), row.things().measuring()));
        return Stream.of(List.of(opened, data), row.reason().stream().toList()).flatMap(List::stream);
    }

    private String named(UUID project, Optional<UUID> dataset) {
        DatasetRef found = dataset.flatMap(id -> datasets.find(project, id)).orElseThrow();
        return found.dataset() + "/" + found.number();
    }
}
