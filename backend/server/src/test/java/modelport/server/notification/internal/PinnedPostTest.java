package modelport.server.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real sockets: TLS with a certificate for a name that no name server knows, and servers that are no servers. */
class PinnedPostTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void the_checked_address_is_called_by_its_name_and_has_to_prove_it(@TempDir Path folder) throws Exception {
        SSLContext context = certified(folder, "hooks.example.invalid");
        var hosts = new CopyOnWriteArrayList<String>();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();

            assertThat(post(context.getSocketFactory(), "https://hooks.example.invalid:" + port + "/x"))
                    .isEqualTo(202);
            assertThat(hosts).containsExactly("hooks.example.invalid:" + port);
            assertThatThrownBy(() -> post(context.getSocketFactory(), "https://other.example.invalid:" + port + "/x"))
                    .isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> post(
                            (SSLSocketFactory) SSLSocketFactory.getDefault(),
                            "https://hooks.example.invalid:" + port + "/x"))
                    .isInstanceOf(SSLException.class);
            assertThat(hosts).hasSize(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void answers_before_the_answer_are_skipped_and_nonsense_is_none() throws Exception {
        assertThat(answered("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"))
                .isEqualTo(204);
        for (String nonsense : List.of("SSH-2.0-OpenSSH\r\n", "HTTP/2 200\r\n", "", "x".repeat(20_000))) {
            assertThatThrownBy(() -> answered(nonsense)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_answer_that_comes_drop_by_drop_is_over_the_limit() {
        assertThatThrownBy(() -> {
                    try (var server = new ServerSocket(0, 1, HERE)) {
                        Thread.ofVirtual().start(() -> drip(server));
                        post(
                                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                                "http://127.0.0.1:" + server.getLocalPort() + "/");
                    }
                })
                .isInstanceOf(SocketTimeoutException.class);
    }

    private int post(SSLSocketFactory tls, String url) throws IOException {
        var post = new PinnedPost(Duration.ofSeconds(5), Duration.ofSeconds(1), timer, tls);
        return post.send(WebhookTarget.parse(url).orElseThrow(), HERE, Map.of("webhook-id", "1"), BODY);
    }

    /** The status of exactly these bytes. */
    private int answered(String bytes) throws IOException {
        try (var server = new ServerSocket(0, 1, HERE)) {
            Thread.ofVirtual().start(() -> answer(server, bytes));
            return post(
                    (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    "http://127.0.0.1:" + server.getLocalPort() + "/");
        }
    }

    private static void answer(ServerSocket server, String bytes) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            assertThat(e).as("the other side has heard enough").isNotNull();
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            while (true) {
                socket.getOutputStream().write('H');
                Thread.sleep(Duration.ofMillis(50));
            }
        } catch (IOException | InterruptedException e) {
            assertThat(e).as("the other side has waited long enough").isNotNull();
        }
    }

    /** A context with a certificate of its own making, which it trusts and nobody else does. */
    private static SSLContext certified(Path folder, String name) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hooks",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        var mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD);
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
