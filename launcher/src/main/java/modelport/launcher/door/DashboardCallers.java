package modelport.launcher.door;

import com.vaadin.flow.server.VaadinRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells for whom the dashboard asks the API: otherwise the audit log would know people by this machine's address.
 *
 * @param proxies which proxies in front of it are believed
 */
public record DashboardCallers(TrustedProxies proxies) {
    /** Where the request comes from that signs somebody in; null where none does. */
    public @Nullable String current() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request == null
                ? null
                : proxies.forwardedFor(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"));
    }
}
