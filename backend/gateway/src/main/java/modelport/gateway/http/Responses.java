package modelport.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.serving.Live;
import modelport.gateway.serving.Reply;

/** Writes whole HTTP/1.1 responses into one buffer. */
final class Responses {
    private static final byte[] OK = JsonBytes.ascii("HTTP/1.1 200 OK\r\ndate: ");
    private static final byte[] LENGTH = JsonBytes.ascii("\r\ncontent-length: ");
    private static final byte[] ID = JsonBytes.ascii("\r\nmodelport-prediction-id: ");
    private static final byte[] DIGEST = JsonBytes.ascii("\r\nmodelport-version-digest: ");
    private static final byte[] JSON_LENGTH = JsonBytes.ascii("\r\ninference-header-content-length: ");
    private static final byte[] RETRY = JsonBytes.ascii("\r\nretry-after: ");
    private static final byte[] CHALLENGE = JsonBytes.ascii("\r\nwww-authenticate: Bearer");
    private static final byte[] CLOSE = JsonBytes.ascii("\r\nconnection: close");
    private static final byte[] KEEP_ALIVE = JsonBytes.ascii("\r\nconnection: keep-alive");
    private static final byte[] ALLOW = JsonBytes.ascii("\r\nallow: GET, POST");
    private static final byte[] END = JsonBytes.ascii("\r\n\r\n");
    private static final Map<Reply.Type, byte[]> TYPES = types();
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final int HEAD = 384;

    private static volatile Date date = new Date(-1, new byte[0]);

    private static final class Date {
        private final long second;
        private final byte[] text;

        Date(long second, byte[] text) {
            this.second = second;
            this.text = text;
        }
    }

    /** How the connection goes on after an answer. */
    enum After {
        /** HTTP/1.1 says nothing then. */
        OPEN,
        /** HTTP/1.0 wants to be told. */
        OPEN_AND_SAY_SO,
        CLOSE
    }

    private Responses() {}

    static ByteBuf write(ByteBufAllocator allocator, Exchange exchange, Reply reply, After after) {
        JsonBytes body = reply.body();
        ByteBuf out = allocator.directBuffer(HEAD + body.length());
        if (reply.status() == 200) {
            out.writeBytes(OK);
        } else {
            out.writeBytes(JsonBytes.ascii("HTTP/1.1 " + HttpResponseStatus.valueOf(reply.status()) + "\r\ndate: "));
        }
        out.writeBytes(date());
        out.writeBytes(TYPES.get(reply.type()));
        number(out.writeBytes(LENGTH), body.length());
        out.writeBytes(ID).writeBytes(exchange.id());
        Live live = exchange.live();
        if (live != null) {
            out.writeBytes(DIGEST).writeBytes(live.digest());
        }
        if (reply.jsonLength() >= 0) {
            number(out.writeBytes(JSON_LENGTH), reply.jsonLength());
        }
        if (reply.retryAfter() > 0) {
            number(out.writeBytes(RETRY), reply.retryAfter());
        }
        if (reply.status() == 401) {
            out.writeBytes(CHALLENGE);
        }
        if (reply.status() == 405) {
            out.writeBytes(ALLOW);
        }
        switch (after) {
            case OPEN -> {}
            case OPEN_AND_SAY_SO -> out.writeBytes(KEEP_ALIVE);
            case CLOSE -> out.writeBytes(CLOSE);
        }
        return out.writeBytes(END).writeBytes(body.array(), 0, body.length());
    }

    private static void number(ByteBuf out, int value) {
        int power = 1;
        while (value / power >= 10) {
            power *= 10;
        }
        for (; power > 0; power /= 10) {
            out.writeByte('0' + value / power % 10);
        }
    }

    private static byte[] date() {
        long second = System.currentTimeMillis() / 1_000;
        Date current = date;
        if (current.second != second) {
            String text = HTTP_DATE.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC));
            current = new Date(second, JsonBytes.ascii(text));
            date = current;
        }
        return current.text;
    }

    private static Map<Reply.Type, byte[]> types() {
        var types = new EnumMap<Reply.Type, byte[]>(Reply.Type.class);
        for (Reply.Type type : Reply.Type.values()) {
            types.put(type, JsonBytes.ascii("\r\ncontent-type: " + type.mediaType()));
        }
        return types;
    }
}
