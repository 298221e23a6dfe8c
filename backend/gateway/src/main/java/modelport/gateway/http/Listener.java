package modelport.gateway.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import modelport.gateway.CallerCheck;
import modelport.gateway.GatewayConfig;
import modelport.gateway.access.CallerCache;
import modelport.gateway.profile.Counters;
import modelport.gateway.serving.Endpoints;
import modelport.gateway.serving.Loop;
import modelport.gateway.traffic.Traffic;
import org.jspecify.annotations.Nullable;

/** The socket and its event loops: epoll where there is one, NIO elsewhere. */
public final class Listener {
    private static final int BACKLOG = 4_096;
    private static final int MAX_LINE = 8_192;
    private static final int MAX_HEADERS = 16_384;
    private static final int SWEEP_SECONDS = 5;

    private final GatewayConfig config;
    private final MultiThreadIoEventLoopGroup group;
    private final IdentityHashMap<EventLoop, LoopContext> contexts = new IdentityHashMap<>();
    private final List<LoopContext> loops = new ArrayList<>();
    private @Nullable Channel socket;
    private @Nullable Service service;

    /** Loops, without a socket yet. */
    public Listener(GatewayConfig config, CallerCheck check, LongSupplier nanos, Counters counters) {
        this.config = config;
        boolean epoll = Epoll.isAvailable();
        group = new MultiThreadIoEventLoopGroup(
                config.loops(),
                new DefaultThreadFactory("gateway", true),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        for (EventExecutor executor : group) {
            var loop = (EventLoop) executor;
            var callers = new CallerCache(check, loop, config.callerCache(), nanos);
            var context = new LoopContext(loops.size(), loop, callers, counters.open());
            contexts.put(loop, context);
            loops.add(context);
        }
    }

    public List<? extends Loop> loops() {
        return List.copyOf(loops);
    }

    /** Starts to listen, and returns where. */
    public InetSocketAddress open(Endpoints endpoints, Executor readers) {
        var shared = new Service(config, endpoints, readers);
        service = shared;
        var desk = new Desk(shared);
        Class<? extends ServerChannel> type =
                Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        Channel bound = new ServerBootstrap()
                .group(group)
                .channel(type)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        LoopContext loop = Objects.requireNonNull(contexts.get(channel.eventLoop()));
                        channel.pipeline().addLast(decoder(), new Connection(shared, loop, desk));
                    }
                })
                .bind(config.bind(), config.port())
                .syncUninterruptibly()
                .channel();
        socket = bound;
        for (LoopContext loop : loops) {
            var _ = eventLoop(loop)
                    .scheduleAtFixedRate(() -> sweep(loop), SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
        }
        return (InetSocketAddress) bound.localAddress();
    }

    private static HttpRequestDecoder decoder() {
        return new HttpRequestDecoder(
                new HttpDecoderConfig().setMaxInitialLineLength(MAX_LINE).setMaxHeaderSize(MAX_HEADERS));
    }

    private EventLoop eventLoop(LoopContext loop) {
        return contexts.entrySet().stream()
                .filter(entry -> entry.getValue() == loop)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static void sweep(LoopContext loop) {
        long now = System.nanoTime();
        List.copyOf(loop.connections()).forEach(connection -> connection.sweep(now));
    }

    /** What was counted before {@code second}. */
    public Traffic.Drained drain(long second) {
        var all = new Traffic.Drained();
        for (LoopContext loop : loops) {
            all.add(CompletableFuture.supplyAsync(() -> loop.traffic().drain(second), loop)
                    .join());
        }
        return all;
    }

    /** Makes callers ask again who were told that there is no such endpoint. */
    public void forgetRefusals(String endpoint) {
        loops.forEach(loop -> loop.execute(() -> loop.callers().forgetRefusals(endpoint)));
    }

    /** Takes no new connections and no new requests; waits for those in flight, but not for ever. */
    public void drainConnections() {
        if (service != null) {
            service.drain();
        }
        if (socket != null) {
            socket.close().syncUninterruptibly();
        }
        long end = System.nanoTime() + config.drain().toNanos();
        while (endIdle() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private int endIdle() {
        return loops.stream()
                .mapToInt(loop -> CompletableFuture.supplyAsync(
                                () -> {
                                    List.copyOf(loop.connections()).forEach(Connection::end);
                                    return loop.connections().size();
                                },
                                loop)
                        .join())
                .sum();
    }

    /** Ends the loops and whatever is still open. */
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
