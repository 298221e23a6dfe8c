package modelport.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.gateway.Refusal;
import modelport.gateway.http.Responses.After;
import modelport.gateway.protocol.Body;
import modelport.gateway.serving.Call;
import modelport.gateway.serving.ErrorForm;
import modelport.gateway.serving.Live;
import modelport.gateway.serving.Reply;
import org.jspecify.annotations.Nullable;

/** A request and its answer on a connection. */
final class Exchange extends Call {
    private static final int FREE_BYTES = 1 << 16;
    private static final String BEARER = "Bearer ";
    private static final String JSON_LENGTH = "inference-header-content-length";

    private final Connection connection;
    private final Service service;
    private final HttpHeaders headers;
    private final Route route;
    private final boolean oldHttp;
    private boolean keepAlive;
    private boolean admitted;
    private boolean received;
    private boolean answered;
    private byte[] body = {};
    private int length;
    private long buffered;
    private @Nullable ByteBuf response;

    Exchange(Connection connection, Service service, HttpRequest request, Route route, byte[] id) {
        super(id, System.nanoTime());
        this.connection = connection;
        this.service = service;
        this.headers = request.headers();
        this.route = route;
        this.oldHttp = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        this.keepAlive = HttpUtil.isKeepAlive(request);
    }

    Route route() {
        return route;
    }

    HttpHeaders headers() {
        return headers;
    }

    @Nullable
    String token() {
        String authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? authorization.substring(BEARER.length()).strip() : null;
    }

    boolean isAdmitted() {
        return admitted;
    }

    void admit() {
        admitted = true;
    }

    boolean isReceived() {
        return received;
    }

    void received() {
        received = true;
    }

    boolean isAnswered() {
        return answered;
    }

    boolean isKeptAlive() {
        return keepAlive;
    }

    void closeAfterwards() {
        keepAlive = false;
    }

    int length() {
        return length;
    }

    /** Keeps a piece of the body, within the limits. */
    void append(ByteBuf piece) {
        int count = piece.readableBytes();
        if (length + count > service.config().maxRequestBytes()) {
            throw new Refusal(
                    413,
                    Message.of(
                            "gateway.too-long",
                            "limit",
                            Integer.toString(service.config().maxRequestBytes())));
        }
        if (length + count > body.length) {
            grow(Math.max(
                    length + count, Math.min(2 * body.length, service.config().maxRequestBytes())));
        }
        piece.getBytes(piece.readerIndex(), body, length, count);
        length += count;
    }

    private void grow(int capacity) {
        long more = Math.max(0, capacity - FREE_BYTES) - buffered;
        if (more > 0) {
            if (!service.buffer(more)) {
                throw new Refusal(503, Message.of("gateway.busy"));
            }
            buffered += more;
        }
        body = Arrays.copyOf(body, capacity);
    }

    /** What was received. */
    Body body() {
        return body(body, length);
    }

    Body body(byte[] bytes, int count) {
        String jsonLength = headers.get(JSON_LENGTH);
        if (jsonLength == null) {
            String mediaType = headers.get(HttpHeaderNames.CONTENT_TYPE);
            return mediaType == null ? new Body(bytes, count, -1) : new Body(bytes, count, -1, mediaType);
        }
        if (!jsonLength.matches("\\d{1,9}")) {
            throw Refusal.malformed("gateway.json-length", "length", jsonLength);
        }
        return new Body(bytes, count, Integer.parseInt(jsonLength));
    }

    @Override
    protected ErrorForm errors() {
        return route.errors();
    }

    @Override
    protected Locale language() {
        String accepted = headers.get(HttpHeaderNames.ACCEPT_LANGUAGE);
        if (accepted == null || accepted.length() > 200) {
            return Locale.ENGLISH;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accepted);
            Locale best = Locale.lookup(ranges, Messages.LANGUAGES);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException _) {
            return Locale.ENGLISH;
        }
    }

    @Override
    protected void send(Reply reply) {
        int status = reply.status();
        if (isAbandoned()) {
            connection.loop().execute(this::forget);
            return;
        }
        if (service.isDraining()) {
            keepAlive = false;
        }
        After after = !keepAlive ? After.CLOSE : oldHttp ? After.OPEN_AND_SAY_SO : After.OPEN;
        ByteBuf written = Responses.write(connection.allocator(), this, reply, after);
        if (connection.loop().isCurrent()) {
            deliver(written, status);
        } else {
            connection.loop().execute(() -> deliver(written, status));
        }
    }

    private void deliver(ByteBuf written, int status) {
        if (answered || isAbandoned()) {
            written.release();
            forget();
            return;
        }
        answered = true;
        response = written;
        count(status);
        forget();
        connection.advance();
    }

    private void count(int status) {
        Live live = live();
        if (live == null) {
            return;
        }
        long second = System.currentTimeMillis() / 1_000;
        connection.loop().traffic().answered(live.endpoint(), second, status, rows(), System.nanoTime() - startedAt());
        int runs = batches();
        if (runs > 0) {
            connection.loop().traffic().ran(live.endpoint(), second, runs, batchRows());
        }
    }

    /** Gives the body's memory back. */
    private void forget() {
        body = new byte[0];
        service.unbuffer(buffered);
        buffered = 0;
    }

    /** The written response, once. */
    @Nullable
    ByteBuf takeResponse() {
        ByteBuf written = response;
        response = null;
        return written;
    }

    /** Nobody is there any more. */
    void drop() {
        abandon();
        ByteBuf written = takeResponse();
        if (written != null) {
            written.release();
        }
        if (!admitted || !received) {
            forget();
        }
    }
}
