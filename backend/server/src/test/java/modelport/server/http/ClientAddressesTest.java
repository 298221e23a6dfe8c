package modelport.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.simple.SimpleHttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {
    private final ClientAddresses addresses = new ClientAddresses(new ProxyConfig(List.of("10.1.2.0/24", " ")));

    @Test
    void a_stranger_is_believed_nothing() {
        assertThat(of("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void this_machine_and_trusted_proxies_say_for_whom_they_ask() {
        assertThat(of("127.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(of("::1", "2001:db8::7")).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(of("127.0.0.1", "198.51.100.1, 10.1.2.77")).isEqualTo("198.51.100.1");
    }

    @Test
    void what_came_in_front_of_a_stranger_is_hearsay() {
        assertThat(of("127.0.0.1", "192.0.2.66, 198.51.100.1, 10.1.2.77")).isEqualTo("198.51.100.1");
        assertThat(of("127.0.0.1", "192.0.2.66, 10.1.3.77")).isEqualTo("10.1.3.77");
    }

    @Test
    void what_is_no_address_is_no_address() {
        assertThat(of("127.0.0.1", "localhost")).isEqualTo("127.0.0.1");
        assertThat(of("127.0.0.1", "<script>")).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> AddressBlock.parse("10.0.0.0/33")).isInstanceOf(IllegalArgumentException.class);
    }

    private String of(String peer, String forwardedFor) {
        return addresses
                .of(request(peer).header("X-Forwarded-For", forwardedFor))
                .getHostAddress();
    }

    private static io.micronaut.http.MutableHttpRequest<String> request(String peer) {
        return new SimpleHttpRequest<>(io.micronaut.http.HttpMethod.GET, "/", "") {
            @Override
            public InetSocketAddress getRemoteAddress() {
                return new InetSocketAddress(InetAddress.ofLiteral(peer), 50_000);
            }
        };
    }
}
