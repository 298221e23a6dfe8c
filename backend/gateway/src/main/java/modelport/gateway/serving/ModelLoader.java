package modelport.gateway.serving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.processing.Processing;
import modelport.engines.NativeModels;
import modelport.gateway.GatewayConfig;
import modelport.gateway.Refusal;
import modelport.gateway.Servable;
import modelport.gateway.profile.Counters;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.PinnedRows;
import modelport.inference.TextModel;
import modelport.processing.MadeUp;
import modelport.processing.Pipeline;
import org.jspecify.annotations.Nullable;

/** Brings models into memory, as many as fit, and finds out what they cost. */
public final class ModelLoader {
    /** Small models get a session per event loop: on a shared one, loops would wait for each other. */
    private static final long SMALL_BYTES = 10L << 20;

    private final GatewayConfig config;
    private final List<? extends Loop> loops;
    private final Counters counters;
    private long usedBytes;

    public ModelLoader(GatewayConfig config, List<? extends Loop> loops, Counters counters) {
        this.config = config;
        this.loops = loops;
        this.counters = counters;
    }

    /** A model in memory, and how to get rid of it. */
    record Loaded(ServedModel model, long bytes) {}

    /** Takes as long as it takes; {@code inline} models may run on the event loops. */
    Loaded load(Servable servable, String name, boolean inline) {
        long bytes = size(servable);
        reserve(bytes);
        try {
            ServedModel model = open(servable, inline);
            model.start(name, counters);
            return new Loaded(model, bytes);
        } catch (RuntimeException | Error e) {
            free(bytes);
            throw e;
        }
    }

    /** Once nobody uses it. */
    void unload(Loaded loaded) {
        loaded.model().close(counters);
        free(loaded.bytes());
    }

    private ServedModel open(Servable servable, boolean inline) {
        var cost = new CostModel();
        Batching batching = Batching.of(servable.signature());
        if (Fields.of(servable.signature()).isPresent()) {
            return processed(servable, batching, cost);
        }
        var text = servable.signature().text();
        if (text != null) {
            TextModel model = TextModel.load(
                    servable.modelFile(), servable.folder(), servable.signature(), LoadOptions.serving());
            var engine = new Engine.Texts(model);
            WarmUp.texts(engine, batching, cost);
            return new ServedModel(engine, batching, new Units.TextLength(text.maxTokens()), cost, List.of(), config);
        }
        LoadedModel model = load(servable);
        List<Tick> ticks = List.of();
        try {
            if (inline && batching != Batching.WHOLE && PinnedRows.fits(model)) {
                ticks = ticks(servable, model, batching, cost);
            }
            var engine = new Engine.Numbers(model);
            if (ticks.isEmpty()) {
                WarmUp.numbers(engine, servable.signature(), batching, cost);
            }
            return new ServedModel(engine, batching, new Units.Rows(), cost, ticks, config);
        } catch (RuntimeException | Error e) {
            ticks.forEach(Tick::close);
            model.close();
            throw e;
        }
    }

    private ServedModel processed(Servable servable, Batching batching, CostModel cost) {
        Pipeline pipeline =
                Pipeline.load(servable.modelFile(), servable.folder(), servable.signature(), LoadOptions.serving());
        var engine = new Engine.Processed(pipeline);
        try {
            Processing processing = Objects.requireNonNull(servable.signature().processing());
            WarmUp.processed(engine, MadeUp.of(processing, servable.folder()), cost);
            return new ServedModel(engine, batching, new Units.Rows(), cost, List.of(), config);
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    private List<Tick> ticks(Servable servable, LoadedModel model, Batching batching, CostModel cost) {
        int capacity = WarmUp.inlineRows(model, batching, cost);
        if (capacity == 0) {
            return List.of();
        }
        boolean small = fileSize(servable.modelFile()) <= SMALL_BYTES;
        var ticks = new ArrayList<Tick>();
        for (Loop loop : loops) {
            var tick = new Tick(small ? load(servable) : model, small, capacity, loop);
            tick.rehearse(1);
            ticks.add(tick);
        }
        return ticks;
    }

    private static LoadedModel load(Servable servable) {
        return NativeModels.serve(servable.modelFile(), servable.signature(), LoadOptions.serving());
    }

    /** Whether so many bytes more would fit. */
    synchronized boolean fits(long bytes) {
        return usedBytes + bytes <= config.modelMemory();
    }

    private synchronized void reserve(long bytes) {
        if (!fits(bytes)) {
            throw new Refusal(
                    507,
                    Message.of(
                            "gateway.model-memory",
                            "needed",
                            Long.toString(bytes),
                            "free",
                            Long.toString(config.modelMemory() - usedBytes)));
        }
        usedBytes += bytes;
    }

    private synchronized void free(long bytes) {
        usedBytes -= bytes;
    }

    /** Bytes that it takes. */
    static long size(Servable servable) {
        Path folder = servable.folder();
        try (Stream<Path> files = Files.walk(folder)) {
            long all = files.filter(Files::isRegularFile)
                    .mapToLong(ModelLoader::fileSize)
                    .sum();
            return Math.max(all, fileSize(servable.modelFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long fileSize(@Nullable Path file) {
        try {
            return file != null && Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
