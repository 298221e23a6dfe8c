package modelport.formats.weights;

import java.util.Optional;
import java.util.Set;

/** Tensors by name. */
public interface Weights {
    /** Every name, in the order of the files. */
    Set<String> names();

    /** The tensor of that name. */
    Optional<WeightTensor> find(String name);
}
