package modelport.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import modelport.contract.Message;
import modelport.gateway.Refusal;
import modelport.gateway.serving.ErrorForm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client's connection: receives requests one after the other, and answers them in that order. */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    /** Requests that may be on their way at once; beyond it nothing more is read. */
    private static final int MAX_PIPELINED = 64;

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final Service service;
    private final LoopContext loop;
    private final Desk desk;
    private final Deque<Exchange> exchanges = new ArrayDeque<>(4);
    private @Nullable ChannelHandlerContext context;
    private @Nullable Exchange receiving;
    private long discarded;
    private long lastActive = System.nanoTime();
    private boolean closing;

    Connection(Service service, LoopContext loop, Desk desk) {
        this.service = service;
        this.loop = loop;
        this.desk = desk;
    }

    LoopContext loop() {
        return loop;
    }

    ByteBufAllocator allocator() {
        return context().alloc();
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(context);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        loop.connections().add(this);
        var _ = added.channel().closeFuture().addListener(_ -> ended());
        if (!service.connect()) {
            close();
        }
    }

    private void ended() {
        loop.connections().remove(this);
        service.disconnect();
        exchanges.forEach(Exchange::drop);
        exchanges.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest request && !closing) {
            begin(request);
        }
        if (message instanceof HttpContent content) {
            try {
                receive(content);
            } finally {
                content.release();
            }
        }
    }

    private void begin(HttpRequest request) {
        lastActive = System.nanoTime();
        byte[] id = loop.ids().next(System.currentTimeMillis());
        if (request.decoderResult().isFailure()) {
            var exchange = new Exchange(this, service, request, new Route.Nowhere(false, ErrorForm.PROBLEM), id);
            exchanges.add(exchange);
            refuseAndClose(exchange, broken(request.decoderResult().cause()));
            return;
        }
        var exchange = new Exchange(this, service, request, loop.route(request.method(), request.uri()), id);
        exchanges.add(exchange);
        receiving = exchange;
        discarded = 0;
        long length = HttpUtil.getContentLength(request, 0L);
        if (length > service.config().maxRequestBytes()) {
            refuseAndClose(
                    exchange,
                    new Refusal(
                            413,
                            Message.of(
                                    "gateway.too-long",
                                    "limit",
                                    Integer.toString(service.config().maxRequestBytes()))));
            return;
        }
        desk.admit(exchange, loop);
        if (HttpUtil.is100ContinueExpected(request)) {
            if (exchange.isAnswered()) {
                exchange.closeAfterwards();
            } else {
                var _ = context().writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
            }
        }
        updateReading();
    }

    private void receive(HttpContent content) {
        Exchange exchange = receiving;
        if (exchange == null) {
            return;
        }
        if (content.decoderResult().isFailure()) {
            receiving = null;
            refuseAndClose(exchange, Refusal.malformed("gateway.bad-http"));
            return;
        }
        boolean last = content instanceof LastHttpContent;
        if (last) {
            receiving = null;
            exchange.received();
        }
        ByteBuf piece = content.content();
        if (exchange.isAnswered()) {
            discard(piece.readableBytes());
            return;
        }
        int count = piece.readableBytes();
        if (last && exchange.isAdmitted() && exchange.length() == 0 && count <= LoopContext.SHORT_BODY) {
            piece.getBytes(piece.readerIndex(), loop.scratch(), 0, count);
            desk.serve(exchange, loop.scratch(), count, loop);
            return;
        }
        try {
            exchange.append(piece);
        } catch (Refusal refusal) {
            refuseAndClose(exchange, refusal);
            return;
        }
        if (last && exchange.isAdmitted()) {
            desk.serve(exchange, loop);
        }
    }

    private void discard(int count) {
        discarded += count;
        if (discarded > service.config().maxRequestBytes()) {
            close();
        }
    }

    private void refuseAndClose(Exchange exchange, Refusal refusal) {
        exchange.closeAfterwards();
        exchange.refuse(refusal);
    }

    private static Refusal broken(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> new Refusal(414, Message.of("gateway.long-address"));
            case TooLongHttpHeaderException _ -> new Refusal(431, Message.of("gateway.long-headers"));
            default -> Refusal.malformed("gateway.bad-http");
        };
    }

    /** Writes every answer whose turn it is. */
    void advance() {
        boolean written = false;
        while (!exchanges.isEmpty() && !closing) {
            Exchange first = exchanges.getFirst();
            ByteBuf response = first.takeResponse();
            if (response == null) {
                break;
            }
            exchanges.removeFirst();
            written = true;
            if (first.isKeptAlive()) {
                var _ = context().write(response, context().voidPromise());
            } else {
                closing = true;
                var _ = context().writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
            }
        }
        if (written) {
            lastActive = System.nanoTime();
            loop.flushSoon(this);
            updateReading();
        }
    }

    void flush() {
        context().flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        updateReading();
    }

    private void updateReading() {
        var channel = context().channel();
        boolean read = exchanges.size() < MAX_PIPELINED && channel.isWritable() && !closing;
        if (channel.config().isAutoRead() != read) {
            channel.config().setAutoRead(read);
        }
    }

    /** Ends what takes too long: idle connections, requests that never end, answers that nobody reads. */
    void sweep(long now) {
        long silent = now - lastActive;
        Exchange unfinished = receiving;
        if (unfinished != null
                && now - unfinished.startedAt() > service.config().deadline().toNanos()) {
            receiving = null;
            if (unfinished.isAnswered()) {
                close();
            } else {
                refuseAndClose(unfinished, new Refusal(408, Message.of("gateway.slow")));
            }
        } else if (exchanges.isEmpty() && silent > service.config().idle().toNanos()) {
            close();
        } else if (!context().channel().isWritable()
                && silent > service.config().deadline().toNanos()) {
            close();
        }
    }

    /** Ends the connection as soon as everything on it is answered. */
    void end() {
        if (exchanges.isEmpty()) {
            close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            log.warn("connection broke", cause);
        }
        close();
    }

    private void close() {
        var _ = context().close();
    }
}
