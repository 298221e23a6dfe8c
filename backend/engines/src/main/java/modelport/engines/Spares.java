package modelport.engines;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Engines that are up and hold no model yet: one waits for each engine that runs a model, so that a crash costs the
 * loading of a model and no more.
 */
final class Spares {
    private static final Spares ALL = new Spares();

    private final Map<NativeEngine, Deque<EngineProcess>> waiting = new EnumMap<>(NativeEngine.class);
    private final Map<NativeEngine, Integer> users = new EnumMap<>(NativeEngine.class);

    private Spares() {}

    /** Those of this process. */
    static Spares all() {
        return ALL;
    }

    /** One more model needs an engine now, and perhaps another time. */
    synchronized void enter(NativeEngine engine) {
        users.merge(engine, 1, Integer::sum);
    }

    /** One model less does; with the last one, the spare goes too. */
    void leave(NativeEngine engine) {
        EngineProcess spare;
        synchronized (this) {
            int left = users.merge(engine, -1, Integer::sum);
            spare = left > 0 ? null : take(engine);
        }
        if (spare != null) {
            spare.close();
        }
    }

    /** A process: the spare one if there is one, else a new one. */
    EngineProcess next(NativeEngine engine, EngineFolders.Home home) {
        EngineProcess spare;
        synchronized (this) {
            spare = take(engine);
        }
        return spare == null ? EngineProcess.start(engine, home) : spare;
    }

    /** Has one wait, unless one does or nobody would ever need it. */
    synchronized void refill(NativeEngine engine, EngineFolders.Home home) {
        Deque<EngineProcess> spares = waiting.computeIfAbsent(engine, _ -> new ArrayDeque<>());
        spares.removeIf(EngineProcess::isGone);
        if (spares.isEmpty() && users.getOrDefault(engine, 0) > 0) {
            spares.add(EngineProcess.start(engine, home));
        }
    }

    /** Whether one waits that is up. */
    synchronized boolean hasOne(NativeEngine engine) {
        return waiting.computeIfAbsent(engine, _ -> new ArrayDeque<>()).stream()
                .anyMatch(spare -> spare.ready().isDone() && !spare.isGone());
    }

    private @Nullable EngineProcess take(NativeEngine engine) {
        Deque<EngineProcess> spares = waiting.computeIfAbsent(engine, _ -> new ArrayDeque<>());
        EngineProcess spare = spares.poll();
        while (spare != null && spare.isGone()) {
            spare = spares.poll();
        }
        return spare;
    }
}
