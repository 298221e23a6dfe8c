package modelport.launcher.door;

import java.net.InetAddress;
import java.util.List;
import modelport.launcher.settings.Settings;
import modelport.server.http.AddressBlock;
import org.jspecify.annotations.Nullable;

/**
 * Proxies in front of this one, which are believed for whom they ask.
 *
 * @param blocks their addresses
 */
public record TrustedProxies(List<AddressBlock> blocks) {
    public TrustedProxies {
        blocks = List.copyOf(blocks);
    }

    public static TrustedProxies of(Settings settings) {
        return new TrustedProxies(
                settings.addresses().proxies().stream().map(AddressBlock::parse).toList());
    }

    /**
     * What X-Forwarded-For says to whoever is asked next.
     *
     * @param peer who asks here
     * @param said what it says for whom it asks, if anything
     */
    public String forwardedFor(String peer, @Nullable String said) {
        return said == null || said.isBlank() || !isTrusted(peer) ? peer : said + ", " + peer;
    }

    private boolean isTrusted(String peer) {
        // Jetty writes IPv6 addresses as in URLs.
        InetAddress address = InetAddress.ofLiteral(peer.replaceAll("^\\[|]$", ""));
        return blocks.stream().anyMatch(block -> block.holds(address));
    }
}
