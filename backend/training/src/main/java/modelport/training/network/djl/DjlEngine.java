package modelport.training.network.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.util.Optional;
import modelport.inference.Engines;
import modelport.training.network.Learner;
import modelport.training.network.LearningEngine;
import modelport.training.network.Network;
import modelport.training.network.Objective;
import modelport.training.network.Weights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learning by DJL on PyTorch, whose natives are optional: hundreds of megabytes, unpacked at the first use. */
public final class DjlEngine implements LearningEngine {
    private static final Logger LOG = LoggerFactory.getLogger(DjlEngine.class);
    private static final String PYTORCH = "PyTorch";
    /** Steps are small: threads would wait for each other, and add up in another order each time. */
    private static final String THREADS = "ai.djl.pytorch.num_threads";

    private final Engine engine;

    private DjlEngine(Engine engine) {
        this.engine = engine;
    }

    /** PyTorch, if its natives are at hand. */
    public static Optional<DjlEngine> find() {
        return Found.ENGINE;
    }

    private static final class Found {
        static final Optional<DjlEngine> ENGINE = find();

        private static Optional<DjlEngine> find() {
            // First of all: it keeps DJL from asking and telling things over the network.
            Engines.start();
            if (!Engine.hasEngine(PYTORCH)) {
                return Optional.empty();
            }
            System.setProperty(THREADS, System.getProperty(THREADS, "1"));
            try {
                return Optional.of(new DjlEngine(Engine.getEngine(PYTORCH)));
            } catch (EngineException | UnsatisfiedLinkError e) {
                LOG.info("engine=PyTorch natives=missing", e);
                return Optional.empty();
            }
        }
    }

    @Override
    public String name() {
        return "DJL " + Engine.getDjlVersion() + ", PyTorch " + engine.getVersion();
    }

    @Override
    public Learner learner(Network network, Weights weights, Objective objective, long seed) {
        engine.setRandomSeed(Long.hashCode(seed));
        return new DjlLearner(network, weights, objective);
    }
}
