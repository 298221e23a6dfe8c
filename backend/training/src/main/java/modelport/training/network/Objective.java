package modelport.training.network;

/** What a network is to make small. */
public sealed interface Objective {
    /**
     * {@code alpha * T² * H(soft, s(z / T)) + (1 - alpha) * H(target, s(z))}, where {@code z} are the outputs,
     * {@code s} the softmax and {@code H} the cross entropy (Hinton et al., 2015).
     */
    record SoftClasses(double temperature, double alpha) implements Objective {}

    /** Mean square of the distance from the target. */
    record Squares() implements Objective {}
}
