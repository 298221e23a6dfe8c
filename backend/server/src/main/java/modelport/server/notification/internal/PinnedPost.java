package modelport.server.notification.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over a connection of its own to the address that was checked, and to no other that the name may lead to by
 * now: the JDK's own client looks names up by itself. Follows nothing, and reads no more of the answer than its status.
 */
final class PinnedPost {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_LINES = 200;
    private static final int FIRST_FINAL = 200;

    private final Duration connectLimit;
    private final Duration limit;
    private final ScheduledExecutorService timer;
    private final SSLSocketFactory tls;

    PinnedPost(Duration connectLimit, Duration limit, ScheduledExecutorService timer, SSLSocketFactory tls) {
        this.connectLimit = connectLimit;
        this.limit = limit;
        this.timer = timer;
        this.tls = tls;
    }

    /**
     * The status of the answer.
     *
     * @throws SocketTimeoutException if there is none within the limits
     */
    int send(WebhookTarget target, InetAddress address, Map<String, String> headers, byte[] body) throws IOException {
        try (Socket socket = new Socket()) {
            var late = new AtomicBoolean();
            ScheduledFuture<Boolean> end =
                    timer.schedule(() -> closed(socket, late), limit.toMillis(), TimeUnit.MILLISECONDS);
            try {
                socket.connect(new InetSocketAddress(address, target.port()), Math.toIntExact(connectLimit.toMillis()));
                Socket spoken = target.isSecure() ? secured(socket, target) : socket;
                OutputStream out = spoken.getOutputStream();
                out.write(head(target, headers, body.length));
                out.write(body);
                out.flush();
                return status(new BufferedInputStream(spoken.getInputStream()));
            } catch (IOException e) {
                throw late.get() ? new SocketTimeoutException("over the limit") : e;
            } finally {
                end.cancel(false);
            }
        }
    }

    /** Whoever waits for the socket hears of it at once. */
    private static boolean closed(Socket socket, AtomicBoolean late) throws IOException {
        late.set(true);
        socket.close();
        return true;
    }

    /** The certificate has to be for the name, and the name is said, whatever the address. */
    private SSLSocket secured(Socket socket, WebhookTarget target) throws IOException {
        var secured = (SSLSocket) tls.createSocket(socket, target.host(), target.port(), false);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static byte[] head(WebhookTarget target, Map<String, String> headers, int length) {
        var head = new StringBuilder("POST ").append(target.pathAndQuery()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(target.authority()).append("\r\n");
        head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(length)
                .append("\r\n");
        head.append("User-Agent: Modelport\r\nAccept: */*\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static int status(InputStream in) throws IOException {
        int status = statusLine(in);
        while (status < FIRST_FINAL) {
            skipHeaders(in);
            status = statusLine(in);
        }
        return status;
    }

    private static int statusLine(InputStream in) throws IOException {
        Matcher matcher = STATUS.matcher(line(in));
        if (!matcher.matches()) {
            throw new ProtocolException("no HTTP");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static void skipHeaders(InputStream in) throws IOException {
        for (int i = 0; i < MOST_LINES; i++) {
            if (line(in).isEmpty()) {
                return;
            }
        }
        throw new ProtocolException("too many headers");
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        while (next != '\n') {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new ProtocolException("no end of a line");
            }
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
