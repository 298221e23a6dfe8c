package modelport.formats.pickle;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import modelport.formats.pickle.PyValue.Int;
import modelport.formats.pickle.PyValue.Sequence;

/** Checks the shapes of arrays, which a file may claim at will. */
final class NumpyShapes {
    private static final int MAX_AXES = 32;

    /** An array without elements may still have a long axis, but not one that nobody could make room for. */
    private static final long MAX_EMPTY = 1 << 20;

    private final PickleInput input;

    NumpyShapes(PickleInput input) {
        this.input = input;
    }

    static OptionalInt integer(PyValue value) {
        if (value instanceof Int number && number.value().bitLength() < Integer.SIZE) {
            return OptionalInt.of(number.value().intValue());
        }
        return OptionalInt.empty();
    }

    /** The axes of a tuple; a single number is a shape of one axis. */
    int[] shape(PyValue value) {
        List<PyValue> axes = switch (value) {
            case Sequence tuple when tuple.isTuple() && tuple.items().size() <= MAX_AXES -> tuple.items();
            case Int _ -> List.of(value);
            default -> throw input.broken("pickle.broken-file-array");
        };
        int[] shape = new int[axes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = integer(axes.get(i)).orElse(-1);
            if (shape[i] < 0) {
                throw input.broken("pickle.broken-file-array");
            }
        }
        check(shape);
        return shape;
    }

    private void check(int[] shape) {
        BigInteger others = BigInteger.ONE;
        boolean empty = false;
        for (int size : shape) {
            empty |= size == 0;
            others = others.multiply(BigInteger.valueOf(Math.max(1, size)));
        }
        long limit = empty ? MAX_EMPTY : Integer.MAX_VALUE;
        if (others.compareTo(BigInteger.valueOf(limit)) > 0) {
            throw input.broken("pickle.broken-file-array");
        }
    }

    /** The number of bytes of all elements. */
    long bytes(NumpyType type, int[] shape) {
        long elements = 1;
        for (int size : shape) {
            elements *= size;
        }
        if (type.bytes() == 0 && elements > 0) {
            throw new NumpyTypes(input).unsupported(type.code());
        }
        return elements * type.bytes();
    }
}
