package modelport.formats.pickle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import modelport.formats.pickle.PyValue.Bytes;
import modelport.formats.pickle.PyValue.Dict;
import modelport.formats.pickle.PyValue.Global;
import modelport.formats.pickle.PyValue.Instance;
import modelport.formats.pickle.PyValue.PySet;
import modelport.formats.pickle.PyValue.Sequence;
import modelport.formats.pickle.PyValue.Text;
import modelport.onnx.RefusedException;

/** Makes the results of {@link DataCall}s. */
final class DataCalls {
    private static final Set<String> LATIN = Set.of("latin1", "latin-1");
    private static final Pattern METHOD = Pattern.compile("(?!__)[A-Za-z_][A-Za-z0-9_]*");

    private final PickleInput input;
    private final PyObjects objects;
    private final NumpyArrays arrays;
    private final NumpyTypes types;
    private final PickleMemo memo;

    DataCalls(PickleInput input, PyObjects objects, NumpyArrays arrays, PickleMemo memo) {
        this.input = input;
        this.objects = objects;
        this.arrays = arrays;
        this.types = new NumpyTypes(input);
        this.memo = memo;
    }

    PyValue make(DataCall call, List<PyValue> arguments) {
        return switch (call) {
            case RECONSTRUCTOR -> reconstruct(arguments);
            case NEW_OBJECT -> objects.create(argument(arguments, 0), arguments.subList(1, arguments.size()));
            case NEW_OBJECT_WITH_KEYWORDS -> withKeywords(arguments);
            case ENCODE -> encode(arguments);
            case BYTES, BYTE_ARRAY -> bytes(arguments);
            case LIST -> new Sequence(false, items(arguments));
            case TUPLE -> new Sequence(true, items(arguments));
            case SET, FROZEN_SET -> set(items(arguments));
            case DICT, ORDERED_DICT -> dict(items(arguments));
            case DEFAULT_DICT -> new Dict();
            case SLICE, RANGE, COMPLEX -> new Instance(call.global(), arguments);
            case BOUND_METHOD -> boundMethod(arguments);
            case PARTIAL -> partial(arguments);
            case NUMPY_TYPE -> {
                NumpyType type = types.named(argument(arguments, 0));
                memo.unfinished(type);
                yield type;
            }
            case NUMPY_ARRAY -> arrays.empty(argument(arguments, 0));
            case NUMPY_BUFFER -> arrays.ofBuffer(arguments);
            case NUMPY_SCALAR -> arrays.scalar(arguments);
            case DILL_ARRAY -> dillArray(arguments);
        };
    }

    /** Class, base class, and what the base class would have been given. */
    private PyValue reconstruct(List<PyValue> arguments) {
        if (arguments.size() != 3) {
            throw wrong();
        }
        boolean plain = arguments.get(1).equals(KnownGlobals.OBJECT);
        return objects.create(arguments.get(0), plain ? List.of() : List.of(arguments.get(2)));
    }

    private PyValue withKeywords(List<PyValue> arguments) {
        if (arguments.size() != 3 || !(arguments.get(1) instanceof Sequence positional)) {
            throw wrong();
        }
        return objects.create(arguments.get(0), positional.items(), arguments.get(2));
    }

    /** A method of an object is data until somebody calls it; an attribute of a module or a class might be anything. */
    private Instance boundMethod(List<PyValue> arguments) {
        boolean ofObject = arguments.size() == 2
                && arguments.getFirst() instanceof Instance
                && arguments.getLast() instanceof Text name
                && METHOD.matcher(name.value()).matches();
        if (!ofObject) {
            throw RefusedException.of(
                    "pickle.forbidden-call",
                    "name",
                    DataCall.BOUND_METHOD.global().path());
        }
        return new Instance(DataCall.BOUND_METHOD.global(), arguments);
    }

    /** A function that waits for more arguments, if it is one that is allowed. */
    private Instance partial(List<PyValue> arguments) {
        if (!(argument(arguments, 0) instanceof Global function)) {
            throw RefusedException.of(
                    "pickle.forbidden-call", "name", DataCall.PARTIAL.global().path());
        }
        objects.requireCallable(function, List.of());
        return new Instance(DataCall.PARTIAL.global(), arguments);
    }

    /** Dill gives the empty array and its state at once. */
    private NumpyArray dillArray(List<PyValue> arguments) {
        boolean empty = arguments.size() >= 3
                && arguments.getFirst().equals(DataCall.NUMPY_ARRAY.global())
                && arguments.get(1) instanceof Sequence;
        if (!empty) {
            throw wrong();
        }
        NumpyArray array = arrays.empty(argument(((Sequence) arguments.get(1)).items(), 0));
        arrays.build(array, arguments.get(2));
        return array;
    }

    /** How protocols before the third wrote bytes. */
    private Bytes encode(List<PyValue> arguments) {
        boolean latin =
                arguments.size() == 2 && arguments.get(1) instanceof Text encoding && LATIN.contains(encoding.value());
        if (!latin || !(arguments.getFirst() instanceof Text text)) {
            throw RefusedException.of(
                    "pickle.forbidden-call", "name", DataCall.ENCODE.global().path());
        }
        return encoded(text);
    }

    private Bytes encoded(Text text) {
        input.keep(text.value().length());
        byte[] bytes = text.value().getBytes(StandardCharsets.ISO_8859_1);
        if (!new String(bytes, StandardCharsets.ISO_8859_1).equals(text.value())) {
            throw input.broken("pickle.broken-file-text");
        }
        return new Bytes(bytes);
    }

    private Bytes bytes(List<PyValue> arguments) {
        if (arguments.isEmpty()) {
            return new Bytes(new byte[0]);
        }
        if (arguments.size() == 2) {
            return encode(arguments);
        }
        if (arguments.size() == 1 && arguments.getFirst() instanceof Bytes bytes) {
            return bytes;
        }
        throw wrong();
    }

    private List<PyValue> items(List<PyValue> arguments) {
        if (arguments.isEmpty()) {
            return List.of();
        }
        List<PyValue> items = switch (arguments.getFirst()) {
            case Sequence sequence when arguments.size() == 1 -> sequence.items();
            case PySet set when arguments.size() == 1 -> set.items();
            default -> throw wrong();
        };
        input.keep((long) Long.BYTES * items.size());
        return items;
    }

    private static PySet set(List<PyValue> items) {
        var set = new PySet();
        set.items().addAll(items);
        return set;
    }

    private Dict dict(List<PyValue> pairs) {
        var dict = new Dict();
        for (PyValue pair : pairs) {
            if (!(pair instanceof Sequence entry) || entry.items().size() != 2) {
                throw wrong();
            }
            Containers.put(input, dict, entry.items().getFirst(), entry.items().getLast());
        }
        return dict;
    }

    private PyValue argument(List<PyValue> arguments, int index) {
        if (index >= arguments.size()) {
            throw wrong();
        }
        return arguments.get(index);
    }

    private RefusedException wrong() {
        return input.broken("pickle.broken-file-value");
    }
}
