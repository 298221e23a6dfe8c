package modelport.formats.pickle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import modelport.formats.pickle.PyValue.Bool;
import modelport.formats.pickle.PyValue.Bytes;
import modelport.formats.pickle.PyValue.Global;
import modelport.formats.pickle.PyValue.Int;
import modelport.formats.pickle.PyValue.Sequence;
import modelport.formats.pickle.PyValue.Text;
import modelport.onnx.RefusedException;

/** Makes arrays and scalars of what numpy pickles for them. */
final class NumpyArrays {
    private final PickleInput input;
    private final NumpyTypes types;
    private final NumpyShapes shapes;

    NumpyArrays(PickleInput input) {
        this.input = input;
        this.types = new NumpyTypes(input);
        this.shapes = new NumpyShapes(input);
    }

    NumpyShapes shapes() {
        return shapes;
    }

    void requireArrayClass(PyValue type) {
        if (!(type instanceof Global global)) {
            throw input.broken("pickle.broken-file-value");
        }
        if (!KnownGlobals.ARRAYS.contains(global)) {
            throw RefusedException.of("pickle.unknown-class", "name", global.path());
        }
    }

    /** An array whose state follows. */
    NumpyArray empty(PyValue arrayClass) {
        requireArrayClass(arrayClass);
        return NumpyArray.of(new NumpyType('i', 1, false, List.of()), new int[] {0}, false, new byte[0]);
    }

    /** Fills an array from its state: version, shape, type, order and content; the first releases had no version. */
    void build(NumpyArray array, PyValue state) {
        List<PyValue> parts = state instanceof Sequence tuple && tuple.isTuple() ? tuple.items() : List.of();
        int first = parts.size() - 4;
        if (first < 0 || first > 1) {
            throw input.broken("pickle.broken-file-value");
        }
        NumpyType type = type(parts.get(first + 1));
        int[] shape = shapes.shape(parts.get(first));
        boolean fortran = truth(parts.get(first + 2));
        if (type.kind() == 'O') {
            array.become(objects(type, shape, parts.get(first + 3)));
            return;
        }
        array.become(filled(type, shape, fortran, content(parts.get(first + 3))));
    }

    /** Numpy lists objects in C order, whatever order it keeps them in. */
    private NumpyArray objects(NumpyType type, int[] shape, PyValue content) {
        if (!(content instanceof Sequence list)
                || shapes.bytes(type, shape) / type.bytes() != list.items().size()) {
            throw input.broken("pickle.broken-file-array");
        }
        input.keep((long) list.items().size() * Long.BYTES);
        return NumpyArray.of(type, shape, list.items());
    }

    /** An array over bytes that must be as many as it claims. */
    NumpyArray filled(NumpyType type, int[] shape, boolean fortran, byte[] content) {
        if (shapes.bytes(type, shape) != content.length) {
            throw input.broken("pickle.broken-file-array");
        }
        return NumpyArray.of(type, shape, fortran, content);
    }

    /** An array over a buffer, as protocol 5 has them: content, type, shape, order. */
    NumpyArray ofBuffer(List<PyValue> arguments) {
        if (arguments.size() < 4 || !(arguments.get(3) instanceof Text order)) {
            throw input.broken("pickle.broken-file-value");
        }
        NumpyType type = type(arguments.get(1));
        int[] shape = shapes.shape(arguments.get(2));
        byte[] content = content(arguments.getFirst());
        return switch (order.value()) {
            case "C" -> filled(type, shape, false, content);
            case "F" -> filled(type, shape, true, content);
            default -> throw types.unsupported("order " + order.value());
        };
    }

    /** A scalar as Python's own number or text; one of another type is an array without axes. */
    PyValue scalar(List<PyValue> arguments) {
        if (arguments.size() != 2) {
            throw input.broken("pickle.broken-file-value");
        }
        NumpyType type = type(arguments.getFirst());
        if (type.kind() == 'O') {
            return arguments.getLast();
        }
        NumpyArray array = filled(type, new int[0], false, content(arguments.getLast()));
        return array.isNumeric() || array.isText() ? array.element(0) : array;
    }

    NumpyType type(PyValue value) {
        return switch (value) {
            case NumpyType type -> type;
            case PyValue.Instance other -> throw types.unsupported(other.type().path());
            default -> throw input.broken("pickle.broken-file-value");
        };
    }

    /** Python 2 wrote bytes as texts. */
    private byte[] content(PyValue value) {
        return switch (value) {
            case Bytes bytes -> bytes.value();
            case Text text -> {
                input.keep(text.value().length());
                yield text.value().getBytes(StandardCharsets.ISO_8859_1);
            }
            default -> throw input.broken("pickle.broken-file-value");
        };
    }

    private boolean truth(PyValue value) {
        return switch (value) {
            case Bool bool -> bool.value();
            case Int number -> number.value().signum() != 0;
            default -> throw input.broken("pickle.broken-file-value");
        };
    }
}
