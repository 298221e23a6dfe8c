package modelport.training.network.arrays;

import modelport.training.network.Learner;
import modelport.training.network.LearningEngine;
import modelport.training.network.Network;
import modelport.training.network.Objective;
import modelport.training.network.Weights;

/** Learning in plain Java: at hand everywhere, and bit for bit the same on every machine. */
public final class ArrayEngine implements LearningEngine {
    @Override
    public String name() {
        return "Java";
    }

    @Override
    public Learner learner(Network network, Weights weights, Objective objective, long seed) {
        return new ArrayLearner(network, weights, objective, seed);
    }
}
