package modelport.server.prediction;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import modelport.gateway.Gateway;
import modelport.gateway.SampledPrediction;
import modelport.server.deployment.ServingConfig;
import modelport.server.deployment.TrafficKeeper.Keeping;
import modelport.server.prediction.internal.CountBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what one gateway has counted and kept, every few seconds and when it ends. Belongs to one thread; what
 * cannot be written stays in memory within limits: counts lose nothing but the minute that they belong to, predictions
 * are dropped, the newest first.
 */
final class Flusher implements Keeping {
    private static final Logger LOG = LoggerFactory.getLogger(Flusher.class);
    private static final int MOST_PREDICTIONS = 5_000;
    private static final int TOGETHER = 500;
    /** What the database does not take although it answers. */
    private static final int MOST_TRIES = 5;

    private final Gateway gateway;
    private final Consumer<CountBuffer.Batch> counts;
    private final Consumer<List<SampledPrediction>> predictions;
    private final PredictionDays days;
    private final ServingConfig config;
    private final Clock clock;
    private final CountBuffer buffer = new CountBuffer(UUID.randomUUID());
    private final List<SampledPrediction> waiting = new ArrayList<>();
    private Instant flushAt = Instant.MIN;
    private int tries;

    Flusher(
            Gateway gateway,
            Consumer<CountBuffer.Batch> counts,
            Consumer<List<SampledPrediction>> predictions,
            PredictionDays days,
            ServingConfig config,
            Clock clock) {
        this.gateway = gateway;
        this.counts = counts;
        this.predictions = predictions;
        this.days = days;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void turn() {
        Instant now = clock.instant();
        if (!now.isBefore(flushAt)) {
            flush();
            flushAt = now.plus(config.profileFlush());
        }
    }

    @Override
    public void end() {
        flush();
    }

    private void flush() {
        buffer.add(gateway.drainProfiles());
        collect(gateway.drainPredictions());
        buffer.flush(counts);
        keep();
    }

    private void collect(List<SampledPrediction> more) {
        int room = Math.min(more.size(), MOST_PREDICTIONS - waiting.size());
        waiting.addAll(more.subList(0, room));
        if (room < more.size()) {
            LOG.warn("predictions cannot be written dropped={}", more.size() - room);
        }
    }

    private void keep() {
        if (waiting.isEmpty()) {
            return;
        }
        if (!days.areMade()) {
            days.keep();
        }
        while (!waiting.isEmpty()) {
            List<SampledPrediction> batch = waiting.subList(0, Math.min(TOGETHER, waiting.size()));
            tries++;
            try {
                predictions.accept(List.copyOf(batch));
            } catch (RuntimeException e) {
                if (tries < MOST_TRIES) {
                    throw e;
                }
                LOG.error("predictions are not taken dropped={}", batch.size(), e);
            }
            batch.clear();
            tries = 0;
        }
    }
}
