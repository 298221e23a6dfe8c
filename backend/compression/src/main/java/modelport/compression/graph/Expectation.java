package modelport.compression.graph;

import java.util.Set;

/**
 * What a layer must have become in the engine's own graph.
 *
 * @param layer its title
 * @param constant by which it is found again
 * @param operators those that are fast; none of them means that the constant must be gone, folded into another
 */
public record Expectation(String layer, String constant, Set<String> operators) {
    public Expectation {
        operators = Set.copyOf(operators);
    }
}
