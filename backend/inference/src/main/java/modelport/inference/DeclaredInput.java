package modelport.inference;

import java.util.List;
import modelport.contract.registry.DataType;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of an input, if anything.
 *
 * @param type of its values
 * @param shape with -1 for free sizes; an empty one for a single value
 */
public record DeclaredInput(
        String name, @Nullable DataType type, @Nullable List<Long> shape) {}
