package modelport.server.notification;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How letters are sent.
 *
 * @param url the mail server, such as {@code smtp://user:password@mail.example.org:587?from=modelport@example.org};
 *     nothing is sent without
 * @param limit so long the mail server may take to answer
 * @param poll how often a node looks for letters
 * @param backOff the waits after failed attempts; after the last one a letter is given up
 */
@ConfigurationProperties("modelport.smtp")
public record SmtpConfig(
        @Nullable String url,
        @Bindable(defaultValue = "10s") Duration limit,
        @Bindable(defaultValue = "1s") Duration poll,
        @Bindable(defaultValue = "1m,5m,30m,2h,6h,12h,24h") List<Duration> backOff) {
    public SmtpConfig {
        backOff = List.copyOf(backOff);
    }

    /** Whether this installation can write letters. */
    public boolean isOn() {
        return url != null && !url.isBlank();
    }

    /** The address has a password in it. */
    @Override
    public String toString() {
        return "SmtpConfig[on=" + isOn() + "]";
    }
}
