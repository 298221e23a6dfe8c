package modelport.server.notification.internal;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.Role;
import modelport.contract.notification.NotificationSettings;
import modelport.contract.notification.Urgency;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.database.Sql;
import modelport.server.notification.Notice;
import modelport.server.notification.Notifications;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Letters, through a real mail server that wants a password. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailTest implements TestPropertyProvider {
    private static final String PASSWORD = "p@ss word";

    private final GreenMail server = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Inject
    TestPeople people;

    @Inject
    Notifications notifications;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    @Override
    public Map<String, String> getProperties() {
        int port = server.getSmtp().getServerSetup().getPort();
        return Map.of(
                "modelport.smtp.url",
                "smtp://post:p%40ss%20word@127.0.0.1:" + port + "?from=Modelport%20%3Cmodelport@example.org%3E",
                "modelport.smtp.back-off",
                "20ms,20ms,20ms,20ms,20ms,20ms,20ms,20ms,20ms,20ms,20ms,20ms,1s,1s,1s,1s,1s,1s,1s,1s",
                "modelport.smtp.poll",
                "20ms",
                "modelport.public-url",
                "https://models.example.org/");
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @Test
    void what_waits_for_somebody_is_written_to_them_once_the_server_is_there() throws Exception {
        if (server.getSmtp().isRunning()) {
            server.stop();
        }
        wish("max", "max@example.org", "en");
        String release = UUID.randomUUID().toString();

        tell(Urgency.NEWS, review("news"), release + "-1", "max");
        tell(Urgency.ACTION, review("churn"), release, "max");
        Eventually.until("tried in vain", () -> attempts() >= 2);
        start();
        MimeMessage letter = received("max@example.org", 1).getFirst();

        assertThat(letter.getSubject())
                .isEqualTo("[lab] rita asks for your approval: version 3 of “churn” to “production”.");
        assertThat(letter.getFrom()[0].toString()).isEqualTo("Modelport <modelport@example.org>");
        assertThat(letter.getHeader("Message-ID")).hasSize(1);
        assertThat(letter.getMessageID()).matches("<[0-9a-f-]{36}@models\\.example\\.org>");
        assertThat(part(letter, 0))
                .contains("asks for your approval")
                .contains("https://models.example.org/ui/releases/" + release + "?project=lab");
        assertThat(part(letter, 1)).contains("<a href=\"https://models.example.org/ui/releases/" + release);

        // As if the node had been killed between the server's yes and its own note.
        transactions.executeWrite(
                _ -> sql.update("update mail set state = 'WAITING', ended_at = null, next_at = now()"));
        List<MimeMessage> twice = received("max@example.org", 2);
        assertThat(twice.get(1).getMessageID()).isEqualTo(letter.getMessageID());
        assertThat(twice.get(1).getSentDate()).isEqualTo(letter.getSentDate());
    }

    @Test
    void a_letter_is_in_its_reader_s_language_and_says_nothing_as_a_header_or_as_html() throws Exception {
        start();
        people.signedIn("ada").projects().setMember(LAB, new MemberRoles("vera", List.of(Role.VIEWER)));
        wish("vera", "vera@example.org", "zh-CN");
        var message = Message.of(
                "notification.release-rejected",
                "user",
                "amy",
                "model",
                "churn",
                "version",
                "3",
                "environment",
                "production",
                "comment",
                "no\r\nBcc: evil@example.org\r\n\r\n<script>alert('x')</script>");

        tell(Urgency.ACTION, message, UUID.randomUUID().toString(), "vera");
        MimeMessage letter = received("vera@example.org", 1).getFirst();

        assertThat(letter.getSubject()).startsWith("[lab] amy 拒绝将“churn”的版本 3").contains("no Bcc: evil@example.org");
        assertThat(letter.getHeader("Bcc")).isNull();
        assertThat(letter.getAllRecipients()).hasSize(1);
        assertThat(part(letter, 1)).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(received("evil@example.org", 0)).isEmpty();
    }

    @Test
    void whoever_does_not_want_letters_any_more_gets_none() throws Exception {
        start();
        wish("ada", "ada@example.org", "en");
        transactions.executeWrite(
                _ -> sql.update("update notification_wish set by_email = false where email = 'ada@example.org'"));

        tell(Urgency.ALERT, review("none"), UUID.randomUUID().toString(), "ada");
        Eventually.until("nothing waits", () -> waiting() == 0);

        assertThat(received("ada@example.org", 0)).isEmpty();
    }

    @Test
    void addresses_of_mail_servers_are_read_without_repeating_secrets() {
        MailServer mail = MailServer.parse("smtps://me%40example.org:s%3Acret@mail.example.org?from=a+b@example.org");

        assertThat(mail.port()).isEqualTo(465);
        assertThat(mail.from()).isEqualTo("a+b@example.org");
        assertThat(mail.login().orElseThrow()).isEqualTo(new MailServer.Login("me@example.org", "s:cret"));
        assertThat(mail.toString()).doesNotContain("s:cret");
        assertThat(MailServer.parse("smtp://u%40x.org:p@mail.example.org").properties(java.time.Duration.ofSeconds(1)))
                .containsEntry("mail.smtp.starttls.required", "true");
        for (String bad : List.of(
                "http://x:hunter2@mail.example.org?from=a@x.org",
                "smtp://x:hunter2@mail.example.org",
                "smtp:hunter2",
                "smtp://x:hunter2@mail.example.org?from=a@x.org%0D%0ABcc:b@x.org")) {
            assertThatThrownBy(() -> MailServer.parse(bad)).as(bad).hasMessageNotContaining("hunter2");
        }
    }

    private void start() {
        if (server.getSmtp().isRunning()) {
            return;
        }
        server.start();
        server.setUser("post@example.org", "post", PASSWORD);
    }

    private void wish(String username, String address, String language) throws Exception {
        var settings = new NotificationSettings(address, true, false);
        String body = "{\"email\": \"" + settings.email() + "\", \"byEmail\": true, \"emailAvailable\": false}";
        var request = HttpRequest.newBuilder(URI.create(people.address() + "/api/v1/notifications/settings"))
                .header("Authorization", "Bearer " + people.token(username))
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .PUT(HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(people.signedIn(username).notifications().settings())
                .isEqualTo(new NotificationSettings(address, true, true));
    }

    private static Message review(String model) {
        return Message.of(
                "notification.release-review",
                "requester",
                "rita",
                "model",
                model,
                "version",
                "3",
                "environment",
                "production");
    }

    private void tell(Urgency urgency, Message message, String release, String username) {
        transactions.executeWrite(_ -> {
            UUID lab = sql.first("select id from project where name = 'lab'", row -> row.uuid("id"))
                    .orElseThrow();
            notifications.tell(
                    new Notice(lab, urgency, message, Map.of("release", release), release, null), List.of(username));
            return release;
        });
    }

    private List<MimeMessage> received(String address, int atLeast) {
        Eventually.until("letters to " + address, () -> server.getReceivedMessagesForDomain(address).length >= atLeast);
        return Arrays.asList(server.getReceivedMessagesForDomain(address));
    }

    private static String part(MimeMessage letter, int index) throws Exception {
        return (String) ((MimeMultipart) letter.getContent()).getBodyPart(index).getContent();
    }

    private int attempts() {
        return count("select coalesce(max(attempts), 0)::integer as n from mail");
    }

    private int waiting() {
        return count("select count(*)::integer as n from mail where state = 'WAITING'");
    }

    private int count(String query) {
        return transactions.executeRead(
                _ -> sql.first(query, row -> row.integer("n")).orElseThrow());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
