package modelport.server.notification;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/**
 * How webhooks are told.
 *
 * @param allowPrivate whether they may lead into private networks, and by plain http
 * @param connectLimit so long an address may take to let us in
 * @param limit so long an attempt may take altogether
 * @param concurrent so many attempts run at once on a node
 * @param poll how often a node looks for something to tell
 * @param backOff the waits after failed attempts; after the last one a delivery is given up
 * @param disableAfter a webhook that fails so often in a row is switched off
 * @param most so many a project may have
 * @param keep deliveries that have ended are shown for so long
 */
@ConfigurationProperties("modelport.webhook")
public record WebhookConfig(
        @Bindable(defaultValue = "false") boolean allowPrivate,
        @Bindable(defaultValue = "5s") Duration connectLimit,
        @Bindable(defaultValue = "10s") Duration limit,
        @Bindable(defaultValue = "8") int concurrent,
        @Bindable(defaultValue = "500ms") Duration poll,

        @Bindable(defaultValue = "10s,30s,2m,10m,1h,6h,12h,24h")
        List<Duration> backOff,

        @Bindable(defaultValue = "50") int disableAfter,
        @Bindable(defaultValue = "20") int most,
        @Bindable(defaultValue = "30d") Duration keep) {
    public WebhookConfig {
        backOff = List.copyOf(backOff);
    }
}
