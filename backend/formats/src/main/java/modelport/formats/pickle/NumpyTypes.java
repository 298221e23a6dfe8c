package modelport.formats.pickle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modelport.formats.pickle.PyValue.Dict;
import modelport.formats.pickle.PyValue.Global;
import modelport.formats.pickle.PyValue.Sequence;
import modelport.formats.pickle.PyValue.Text;
import modelport.onnx.RefusedException;

/** Understands how numpy pickles the types of its arrays: a name first, then order, fields and sizes. */
final class NumpyTypes {
    /** Letters and sizes that are read; of texts and structures the size is any. */
    private static final Set<String> NUMBERS =
            Set.of("b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16", "M8", "m8");

    private static final Pattern CODE = Pattern.compile("([<>|=])?([biufcSUOVMm])([0-9]{0,7})");
    private static final int MAX_FIELDS = 10_000;
    private static final int POINTER = 8;

    private final PickleInput input;

    NumpyTypes(PickleInput input) {
        this.input = input;
    }

    /** The type that numpy's constructor would make of its first argument. */
    NumpyType named(PyValue name) {
        return switch (name) {
            case Text text -> coded(text.value());
            case Global global when KnownGlobals.STRUCTURES.contains(global) -> new NumpyType('V', 0, false, List.of());
            case Global global -> throw unsupported(global.path());
            default -> throw input.broken("pickle.broken-file-value");
        };
    }

    private NumpyType coded(String code) {
        Matcher parts = CODE.matcher(code);
        if (!parts.matches()) {
            throw unsupported(code);
        }
        char kind = parts.group(2).charAt(0);
        int size = parts.group(3).isEmpty() ? 0 : Integer.parseInt(parts.group(3));
        boolean bigEndian = ">".equals(parts.group(1));
        return switch (kind) {
            case 'S', 'V' -> new NumpyType(kind, size, bigEndian, List.of());
            case 'U' -> new NumpyType(kind, size * Integer.BYTES, bigEndian, List.of());
            case 'O' -> new NumpyType(kind, POINTER, false, List.of());
            default -> {
                if (!NUMBERS.contains(kind + parts.group(3))) {
                    throw unsupported(code);
                }
                yield new NumpyType(kind, size, bigEndian, List.of());
            }
        };
    }

    /** The type after its state: version, order, base and shape of a subarray, names, fields, size and alignment. */
    NumpyType built(NumpyType type, PyValue state) {
        List<PyValue> parts = state instanceof Sequence tuple && tuple.isTuple() ? tuple.items() : List.of();
        if (parts.size() < 7 || !(parts.get(1) instanceof Text order)) {
            throw input.broken("pickle.broken-file-value");
        }
        if (parts.get(2) != PyValue.None.NONE) {
            throw unsupported("subarray");
        }
        boolean bigEndian = switch (order.value()) {
            case ">" -> true;
            case "<", "|", "=" -> false;
            default -> throw input.broken("pickle.broken-file-value");
        };
        int bytes = size(type, parts.get(5));
        List<NumpyType.Field> fields = fields(type.kind(), parts.get(3), parts.get(4), bytes);
        return new NumpyType(type.kind(), bytes, bigEndian, fields);
    }

    /** Only texts and structures say their size here. */
    private int size(NumpyType type, PyValue value) {
        int size = NumpyShapes.integer(value).orElseThrow(() -> input.broken("pickle.broken-file-value"));
        boolean open = "SUV".indexOf(type.kind()) >= 0;
        if (size < 0 || !open) {
            return type.bytes();
        }
        if (type.kind() == 'U' && size % Integer.BYTES != 0) {
            throw input.broken("pickle.broken-file-value");
        }
        return size;
    }

    private List<NumpyType.Field> fields(char kind, PyValue names, PyValue fields, int bytes) {
        if (names == PyValue.None.NONE) {
            return List.of();
        }
        if (kind != 'V'
                || !(names instanceof Sequence list)
                || !(fields instanceof Dict dict)
                || list.items().size() > MAX_FIELDS) {
            throw input.broken("pickle.broken-file-value");
        }
        input.keep(64L * list.items().size());
        List<NumpyType.Field> read = new ArrayList<>();
        for (PyValue name : list.items()) {
            read.add(field(name, Optional.ofNullable(dict.items().get(name)), bytes));
        }
        requireApart(read);
        return read;
    }

    /** Fields that overlap would be read twice; libraries have no use for them. */
    private void requireApart(List<NumpyType.Field> fields) {
        Set<String> names = new HashSet<>();
        int end = 0;
        for (NumpyType.Field field : inOrder(fields)) {
            if (!names.add(field.name()) || field.offset() < end) {
                throw unsupported("structure whose fields overlap");
            }
            end = field.offset() + field.type().bytes();
        }
    }

    private static List<NumpyType.Field> inOrder(List<NumpyType.Field> fields) {
        return fields.stream()
                .sorted(Comparator.comparingInt(NumpyType.Field::offset))
                .toList();
    }

    private NumpyType.Field field(PyValue name, Optional<PyValue> place, int bytes) {
        boolean known = name instanceof Text
                && place.isPresent()
                && place.get() instanceof Sequence pair
                && pair.items().size() >= 2;
        if (!known) {
            throw input.broken("pickle.broken-file-value");
        }
        // Files may compare one long name again and again.
        input.keep(((Text) name).value().length());
        List<PyValue> pair = ((Sequence) place.get()).items();
        int offset = NumpyShapes.integer(pair.get(1)).orElse(-1);
        if (!(pair.get(0) instanceof NumpyType type) || offset < 0 || type.bytes() > bytes - offset) {
            throw input.broken("pickle.broken-file-value");
        }
        if (type.kind() == 'O' || type.kind() == 'V') {
            throw unsupported("structure of " + (type.kind() == 'O' ? "objects" : "structures"));
        }
        return new NumpyType.Field(((Text) name).value(), type, offset);
    }

    RefusedException unsupported(String type) {
        return RefusedException.of("pickle.unsupported-dtype", "dtype", type);
    }
}
