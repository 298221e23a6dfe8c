package modelport.training.network.arrays;

import java.util.List;

/** One step of the way through a network; rows lie one after the other. */
interface Step {
    /** What comes out of {@code inputs}, which are not changed; the way back needs it to be kept. */
    float[] forward(float[] inputs, int rows, boolean learning);

    /** How the loss changes with what went in, from how it changes with what came out last. */
    float[] backward(float[] gradient, int rows);

    /** What can be learned here. */
    default List<Variable> variables() {
        return List.of();
    }
}
