package modelport.server.notification.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Where a webhook leads.
 *
 * @param uri http or https, with a host, without a name and password
 */
public record WebhookTarget(URI uri) {
    private static final int MAX_LENGTH = 2_000;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int MAX_PORT = 65_535;

    /** Empty for what is no such address. */
    public static Optional<WebhookTarget> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(URI.create(text.strip()).toASCIIString());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            boolean port = uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= MAX_PORT);
            return web && plain && port ? Optional.of(new WebhookTarget(uri)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean isSecure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Its name or address, without the brackets of IPv6. */
    public String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Every address that the name has now. */
    public List<InetAddress> resolve() throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host()));
    }

    /** Whether one of them is not on the open network. */
    public static boolean isPrivate(List<InetAddress> addresses) {
        return !addresses.stream().allMatch(PublicAddresses::contain);
    }

    int port() {
        int standard = isSecure() ? HTTPS : HTTP;
        return uri.getPort() == -1 ? standard : uri.getPort();
    }

    /** As the request's first line says it. */
    String pathAndQuery() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** As the header Host says it. */
    String authority() {
        return uri.getPort() == -1 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
