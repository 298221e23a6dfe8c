package modelport.server.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.server.audit.RequestOrigin;

/**
 * Tells the audit log where requests come from. What X-Forwarded-For says is believed only of this machine and of the
 * proxies that are trusted, and only as far back as they reach.
 */
@Singleton
final class ClientAddresses implements RequestOrigin {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int MAX_HOPS = 20;

    private final List<AddressBlock> trusted;

    ClientAddresses(ProxyConfig config) {
        this.trusted = config.trustedProxies().stream().map(AddressBlock::parse).toList();
    }

    @Override
    public Optional<String> address() {
        return ServerRequestContext.currentRequest().map(this::of).map(InetAddress::getHostAddress);
    }

    /** The nearest of those on the way that is not trusted; the farthest one if all are. */
    InetAddress of(HttpRequest<?> request) {
        InetAddress nearest = request.getRemoteAddress().getAddress();
        for (String before : forwarded(request)) {
            if (!isTrusted(nearest)) {
                return nearest;
            }
            Optional<InetAddress> said = literal(before);
            if (said.isEmpty()) {
                return nearest;
            }
            nearest = said.get();
        }
        return nearest;
    }

    /** The nearest first. */
    private static List<String> forwarded(HttpRequest<?> request) {
        var hops = new ArrayList<String>();
        for (String header : request.getHeaders().getAll(FORWARDED_FOR)) {
            hops.addAll(List.of(header.split(",")));
        }
        List<String> nearestFirst = hops.reversed();
        return nearestFirst.subList(0, Math.min(MAX_HOPS, nearestFirst.size()));
    }

    private boolean isTrusted(InetAddress address) {
        return address.isLoopbackAddress() || trusted.stream().anyMatch(block -> block.holds(address));
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            // Some write IPv6 addresses as in URLs.
            return Optional.of(InetAddress.ofLiteral(text.strip().replaceAll("^\\[|]$", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
