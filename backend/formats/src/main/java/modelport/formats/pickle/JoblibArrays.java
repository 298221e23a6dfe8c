package modelport.formats.pickle;

import java.io.IOException;
import modelport.formats.pickle.PyValue.Instance;
import modelport.formats.pickle.PyValue.None;
import modelport.formats.pickle.PyValue.Text;

/**
 * Reads the arrays that Joblib writes behind their descriptions, between two instructions: the bytes as they are, or a
 * pickle of its own if the array holds objects.
 */
final class JoblibArrays {
    private static final int MAX_PADDING = 64;
    private static final int PADDING = 0xff;

    private final PickleInput input;
    private final PickleLog log;
    private final NumpyArrays arrays;
    private final Pickle inner;

    JoblibArrays(PickleInput input, PickleLog log, Pickle inner) {
        this.input = input;
        this.log = log;
        this.arrays = new NumpyArrays(input);
        this.inner = inner;
    }

    /** A pickle inside the pickle, which ends before the outer one goes on. */
    interface Pickle {
        PyValue read() throws IOException;
    }

    PyValue read(Instance wrapper) throws IOException {
        log.writtenByJoblib();
        input.endFrame();
        arrays.requireArrayClass(attribute(wrapper, "subclass"));
        NumpyType type = arrays.type(attribute(wrapper, "dtype"));
        if (type.kind() == 'O') {
            return objects(inner.read());
        }
        int[] shape = arrays.shapes().shape(attribute(wrapper, "shape"));
        boolean fortran = isFortran(attribute(wrapper, "order"));
        skipToAlignment(wrapper);
        return arrays.filled(type, shape, fortran, input.bytes(arrays.shapes().bytes(type, shape)));
    }

    private NumpyArray objects(PyValue value) {
        if (value instanceof NumpyArray array && array.isObject()) {
            return array;
        }
        throw input.broken("pickle.broken-file-array");
    }

    private PyValue attribute(Instance wrapper, String name) {
        return wrapper.attribute(name).orElseThrow(() -> input.broken("pickle.broken-file-array"));
    }

    private boolean isFortran(PyValue order) {
        String letter = order instanceof Text text ? text.value() : "";
        return switch (letter) {
            case "C" -> false;
            case "F" -> true;
            default -> throw input.broken("pickle.broken-file-array");
        };
    }

    /** Since 1.2 a byte says how many follow before the content. */
    private void skipToAlignment(Instance wrapper) throws IOException {
        boolean aligned = wrapper.attribute("numpy_array_alignment_bytes")
                .filter(value -> value != None.NONE)
                .isPresent();
        if (!aligned) {
            return;
        }
        int padding = input.octet();
        if (padding > MAX_PADDING) {
            throw input.broken("pickle.broken-file-array");
        }
        for (int i = 0; i < padding; i++) {
            if (input.octet() != PADDING) {
                throw input.broken("pickle.broken-file-array");
            }
        }
    }
}
