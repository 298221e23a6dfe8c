package modelport.server.notification.internal;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import modelport.contract.Message;
import modelport.server.notification.WebhookConfig;
import modelport.server.notification.internal.DeliveryLedger.Due;
import modelport.server.secrets.SecretBox;
import org.jspecify.annotations.Nullable;

/** Makes one attempt to deliver: looks where the name leads now, signs, sends. */
@Singleton
class WebhookCaller {
    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int ERRORS = 400;

    private final WebhookConfig config;
    private final SecretBox secrets;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-limit").factory());
    private final PinnedPost post;

    WebhookCaller(WebhookConfig config, SecretBox secrets, Clock clock) {
        this.config = config;
        this.secrets = secrets;
        this.clock = clock;
        var tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        this.post = new PinnedPost(config.connectLimit(), config.limit(), timer, tls);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** How an attempt went. */
    sealed interface Outcome {
        /** The address took it. */
        record Taken(int status) implements Outcome {}

        /** It did not; {@code status} is null if it said nothing. */
        record Failed(@Nullable Integer status, Message reason) implements Outcome {}
    }

    Outcome call(Due due) {
        Optional<byte[]> secret = secrets.open(
                HexFormat.of().parseHex(due.secret()), due.webhook().toString());
        if (secret.isEmpty()) {
            return failed("notification.delivery-sealed");
        }
        Optional<WebhookTarget> target = WebhookTarget.parse(due.url());
        if (target.isEmpty() || (!target.get().isSecure() && !config.allowPrivate())) {
            return failed("notification.delivery-refused");
        }
        try {
            List<InetAddress> addresses = target.get().resolve();
            if (!config.allowPrivate() && WebhookTarget.isPrivate(addresses)) {
                return failed("notification.delivery-refused");
            }
            byte[] body = due.body();
            return outcome(post.send(target.get(), addresses.getFirst(), headers(due, secret.get(), body), body));
        } catch (UnknownHostException e) {
            return failed("notification.delivery-unknown");
        } catch (SocketTimeoutException e) {
            return failed("notification.delivery-silent");
        } catch (SSLException e) {
            return failed("notification.delivery-untrusted");
        } catch (IOException e) {
            return failed("notification.delivery-unreachable");
        }
    }

    private Map<String, String> headers(Due due, byte[] secret, byte[] body) {
        long seconds = clock.instant().getEpochSecond();
        var headers = new TreeMap<String, String>();
        headers.put("webhook-id", due.id().toString());
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put("webhook-signature", Signature.of(secret, due.id(), seconds, body));
        return headers;
    }

    private static Outcome outcome(int status) {
        if (status >= OK && status < REDIRECTS) {
            return new Outcome.Taken(status);
        }
        String code =
                status >= REDIRECTS && status < ERRORS ? "notification.delivery-moved" : "notification.delivery-status";
        return new Outcome.Failed(status, Message.of(code, "status", Integer.toString(status)));
    }

    private static Outcome failed(String code) {
        return new Outcome.Failed(null, Message.of(code));
    }
}
