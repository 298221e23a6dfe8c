package modelport.server.notification.internal;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.contract.Slug;
import modelport.server.database.Row;
import tools.jackson.core.type.TypeReference;

/**
 * What a letter says.
 *
 * @param id identity; the Message-ID is made of it
 * @param to who gets it
 * @param language what it is written in
 * @param project where it happened, if anywhere
 * @param message what happened
 * @param subject what it happened to
 * @param at when
 */
record Letter(
        UUID id,
        MailAddress to,
        Locale language,
        Optional<Slug> project,
        Message message,
        Map<String, String> subject,
        Instant at) {
    private static final TypeReference<Map<String, String>> SUBJECT = new TypeReference<>() {};
    private static final int LONGEST_TITLE = 150;

    static Letter of(Row row) {
        return new Letter(
                row.uuid("id"),
                new MailAddress(row.text("email")),
                Locale.forLanguageTag(row.text("language")),
                row.findText("project").map(Slug::new),
                row.json("message", Message.class),
                row.json("subject", SUBJECT),
                row.instant("at"));
    }

    /** One line, whatever people wrote: what comes behind a line break would be a header of its own. */
    String title() {
        String line = line(sentence());
        String cut = line.codePointCount(0, line.length()) <= LONGEST_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
        return project.map(name -> "[" + name + "] ").orElse("") + cut;
    }

    String text(String link) {
        return sentence() + "\n\n" + say("notification.mail.open", "link", link) + "\n\n-- \n"
                + say("notification.mail.why") + "\n";
    }

    String html(String link) {
        String where = escaped(link);
        return "<!DOCTYPE html><html lang=\"" + language.getLanguage() + "\"><body style=\"font-family:sans-serif\"><p>"
                + escaped(sentence()) + "</p><p><a href=\"" + where + "\">" + where + "</a></p><p><small>"
                + escaped(say("notification.mail.why")) + "</small></p></body></html>";
    }

    private String sentence() {
        return Messages.render(message, language);
    }

    private String say(String code, String... pairs) {
        return Messages.render(Message.of(code, pairs), language);
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
