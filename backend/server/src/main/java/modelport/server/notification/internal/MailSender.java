package modelport.server.notification.internal;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Date;
import modelport.server.notification.internal.MailServer.Login;

/** Writes letters as MIME messages and hands them to the mail server. */
final class MailSender {
    private static final String UTF_8 = "UTF-8";

    private final MailServer server;
    private final Pages pages;
    private final Session session;

    MailSender(MailServer server, Duration limit, Pages pages) {
        this.server = server;
        this.pages = pages;
        this.session = Session.getInstance(server.properties(limit));
    }

    /** Returns as soon as the server has taken it. */
    void send(Letter letter) throws MessagingException {
        MimeMessage message = message(letter);
        String user = server.login().map(Login::user).orElse(null);
        String password = server.login().map(Login::password).orElse(null);
        try (Transport transport = session.getTransport(server.scheme())) {
            transport.connect(server.host(), server.port(), user, password);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    /** The same letter is the same message, however often it is sent: whoever gets it twice can tell. */
    MimeMessage message(Letter letter) throws MessagingException {
        String id = "<" + letter.id() + "@" + pages.host() + ">";
        var message = new Numbered(session, id);
        message.setFrom(new InternetAddress(server.from()));
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to().text()));
        message.setSubject(letter.title(), UTF_8);
        message.setSentDate(Date.from(letter.at()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(body(letter));
        message.saveChanges();
        return message;
    }

    private MimeMultipart body(Letter letter) throws MessagingException {
        String link = pages.of(letter.subject(), letter.project());
        var text = new MimeBodyPart();
        text.setText(letter.text(link), UTF_8, "plain");
        var html = new MimeBodyPart();
        html.setText(letter.html(link), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    /** Jakarta Mail makes up a Message-ID of its own otherwise. */
    private static final class Numbered extends MimeMessage {
        private final String id;

        Numbered(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
