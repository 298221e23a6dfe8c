package modelport.server.notification.internal;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import modelport.server.notification.SmtpConfig;
import modelport.server.notification.internal.MailQueue.Claimed;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings letters to the mail server, one after the other, outside of transactions. */
@Singleton
class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int FOR_GOOD = 500;

    private final MailQueue queue;
    private final Pages pages;
    private final Duties duties;
    private final SmtpConfig config;
    private final AtomicReference<@Nullable Rounds> rounds = new AtomicReference<>();

    Postman(MailQueue queue, Pages pages, Duties duties, SmtpConfig config) {
        this.queue = queue;
        this.pages = pages;
        this.duties = duties;
        this.config = config;
    }

    @EventListener
    void start(StartupEvent event) {
        String url = config.url();
        if (url == null || url.isBlank() || !duties.isWorker()) {
            return;
        }
        var sender = new MailSender(MailServer.parse(url), config.limit(), pages);
        rounds.set(Rounds.start("mail", config.poll(), () -> next(sender)));
    }

    @EventListener
    void stop(ShutdownEvent event) {
        Rounds running = rounds.get();
        if (running != null) {
            running.stop();
        }
    }

    /** Sends the next letter; false if there is none. */
    private boolean next(MailSender sender) {
        Optional<Claimed> claimed = queue.claim();
        claimed.ifPresent(one ->
                queue.letter(one).ifPresentOrElse(letter -> send(sender, one, letter), () -> queue.dropped(one)));
        return claimed.isPresent();
    }

    private void send(MailSender sender, Claimed claimed, Letter letter) {
        try {
            sender.send(letter);
            queue.sent(claimed);
            LOG.info("mail sent mail={} attempt={}", claimed.id(), claimed.attempt());
        } catch (MessagingException e) {
            // What the server said may name the person: the kind of trouble is enough.
            boolean over = queue.failed(claimed, isForGood(e));
            LOG.warn(
                    "mail failed mail={} attempt={} given-up={} problem={}",
                    claimed.id(),
                    claimed.attempt(),
                    over,
                    e.getClass().getSimpleName());
        }
    }

    /** The server knows nobody of that name, and will not know better later. */
    private static boolean isForGood(MessagingException problem) {
        Exception next = problem;
        while (next instanceof MessagingException step) {
            if (step instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= FOR_GOOD) {
                return true;
            }
            next = step.getNextException();
        }
        return false;
    }
}
