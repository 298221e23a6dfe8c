package modelport.training.network;

/** Makes learners. */
public interface LearningEngine {
    /** Its name and version. */
    String name();

    /**
     * A learner that starts from {@code weights}.
     *
     * @param seed of what is left to chance while it learns
     */
    Learner learner(Network network, Weights weights, Objective objective, long seed);
}
