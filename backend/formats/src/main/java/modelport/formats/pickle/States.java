package modelport.formats.pickle;

import java.io.IOException;
import modelport.formats.pickle.PyValue.Instance;

/** Gives objects, arrays and types their states. */
final class States {
    private final PickleInput input;
    private final PickleStack stack;
    private final PickleMemo memo;
    private final NumpyArrays arrays;
    private final NumpyTypes types;
    private final InlineArrays inline;
    private final boolean dictsHaveState;

    /** PyTorch gives its dicts of tensors a state, which says nothing of them. */
    States(
            PickleInput input,
            PickleStack stack,
            PickleMemo memo,
            NumpyArrays arrays,
            InlineArrays inline,
            boolean dictsHaveState) {
        this.dictsHaveState = dictsHaveState;
        this.input = input;
        this.stack = stack;
        this.memo = memo;
        this.arrays = arrays;
        this.types = new NumpyTypes(input);
        this.inline = inline;
    }

    /** Gives the value on top of the stack this state. */
    void build(PyValue state) throws IOException {
        switch (stack.top()) {
            case Instance instance -> {
                if (instance.state().isPresent()) {
                    throw input.broken("pickle.broken-file-value");
                }
                instance.state(state);
                if (KnownGlobals.JOBLIB_ARRAYS.contains(instance.type())) {
                    stack.replaceTop(inline.read(instance));
                }
            }
            case NumpyArray array -> arrays.build(array, state);
            case NumpyType type -> {
                NumpyType built = types.built(type, state);
                memo.finish(type, built);
                stack.replaceTop(built);
            }
            case PyValue.Dict _ when dictsHaveState -> {
                // It is left out.
            }
            default -> throw input.broken("pickle.broken-file-value");
        }
    }
}
