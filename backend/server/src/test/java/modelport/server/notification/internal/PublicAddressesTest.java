package modelport.server.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "100::1"
            })
    void what_is_not_on_the_open_network_is_refused(String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.0.1",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.1.2.3",
                "198.20.0.1",
                "203.0.114.1",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2606:4700::1111",
                "2a00:1450::1",
                "2001:4860::8888"
            })
    void what_is_on_the_open_network_is_not(String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void one_private_address_among_others_makes_a_name_private() {
        var open = InetAddress.ofLiteral("1.1.1.1");

        assertThat(WebhookTarget.isPrivate(List.of(open))).isFalse();
        assertThat(WebhookTarget.isPrivate(List.of(open, InetAddress.getLoopbackAddress())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://example.org",
                "file:///etc/passwd",
                "https://",
                "https:example.org",
                "https://user@example.org",
                "https://user:password@example.org",
                "https://example.org/#x",
                "https://example.org:0/",
                "https://example.org:70000/",
                "https://exa mple.org",
                "https://example.org/\r\nX: y",
                "//example.org"
            })
    void what_is_no_address_of_the_web_is_none(String text) {
        assertThat(WebhookTarget.parse(text)).isEmpty();
    }

    @Test
    void an_address_of_the_web_is_one() {
        WebhookTarget target =
                WebhookTarget.parse("https://example.org:8443/a%20b?c=d").orElseThrow();

        assertThat(target.port()).isEqualTo(8443);
        assertThat(target.authority()).isEqualTo("example.org:8443");
        assertThat(target.pathAndQuery()).isEqualTo("/a%20b?c=d");
        assertThat(WebhookTarget.parse("http://[::1]:81").orElseThrow().host()).isEqualTo("::1");
        assertThat(WebhookTarget.parse("HTTPS://Example.org").orElseThrow().port())
                .isEqualTo(443);
    }
}
