package modelport.training.network;

import modelport.training.network.arrays.ArrayEngine;
import modelport.training.network.djl.DjlEngine;

/** The engines that there are. */
public final class LearningEngines {
    private LearningEngines() {}

    /** DJL where PyTorch's natives are at hand, and else plain Java; both take the same steps. */
    public static LearningEngine best() {
        return DjlEngine.find().<LearningEngine>map(engine -> engine).orElseGet(ArrayEngine::new);
    }

    /** Plain Java, which is always at hand. */
    public static LearningEngine java() {
        return new ArrayEngine();
    }
}
