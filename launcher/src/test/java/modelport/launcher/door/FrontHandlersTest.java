package modelport.launcher.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import modelport.launcher.settings.Settings;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontHandlersTest {
    private static Server server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        var settings = Settings.from(Map.of(
                "MODELPORT_PUBLIC_URL", "https://models.example.org/",
                "MODELPORT_ALLOWED_HOSTS", "*.inside.example, Plain",
                "MODELPORT_NODE_NAME", "node-1"));
        server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new SecurityHeaders(HostGuard.of(settings, new Hello())));
        server.start();
        port = connector.getLocalPort();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1",
                "[::1]:8080",
                "192.168.7.5",
                "models.example.org",
                "models.example.org.",
                "node-1",
                "plain",
                "deep.a.inside.example"
            })
    void our_own_names_and_addresses_are_answered(String host) throws Exception {
        assertThat(ask(host, "en")).startsWith("HTTP/1.1 200").endsWith("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "inside.example",
                "127.0.0.1.evil.example",
                "notmodels.example.org",
                "1.2.3"
            })
    void a_name_that_somebody_pointed_here_is_refused(String host) throws Exception {
        assertThat(ask(host, "en"))
                .startsWith("HTTP/1.1 421")
                .contains("application/problem+json")
                .contains("\"code\":\"launcher.host-not-allowed\"")
                .contains("Modelport does not answer under the name “" + host + "”")
                .doesNotContain("hello");
    }

    @Test
    void a_refusal_speaks_the_caller_s_language() throws Exception {
        assertThat(ask("evil.example", "zh-CN,zh;q=0.9")).contains("Modelport 不以“evil.example”这个名称提供服务");
    }

    @Test
    void every_answer_tells_the_browser_to_be_careful() throws Exception {
        for (String host : new String[] {"localhost", "evil.example"}) {
            assertThat(ask(host, "en"))
                    .contains("X-Content-Type-Options: nosniff")
                    .contains("frame-ancestors 'none'")
                    .contains("default-src 'self'")
                    .contains("Referrer-Policy: same-origin");
        }
    }

    /** By hand, because no client lets a caller choose every Host. */
    private static String ask(String host, String language) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nAccept-Language: " + language
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class Hello extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, "hello", callback);
            return true;
        }
    }
}
