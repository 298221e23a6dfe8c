package modelport.formats.pickle;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A numpy array. Elements are addressed in C order, whatever order the file has them in.
 *
 * <p>An array without a shape is a scalar with one element; numpy's own scalars are {@link PyValue.Real},
 * {@link PyValue.Int}, {@link PyValue.Bool} and {@link PyValue.Text}.
 */
public final class NumpyArray implements PyValue {
    private static final int REPLACEMENT = 0xfffd;

    private NumpyType type;
    private int[] shape;
    private boolean fortran;
    private ByteBuffer raw;
    private List<PyValue> objects;

    private NumpyArray(NumpyType type, int[] shape, boolean fortran, ByteBuffer raw, List<PyValue> objects) {
        this.type = type;
        this.shape = shape.clone();
        this.fortran = fortran && shape.length > 1;
        this.raw = raw;
        this.objects = objects;
    }

    /** Elements in bytes, which must be as many as type and shape say. */
    static NumpyArray of(NumpyType type, int[] shape, boolean fortran, byte[] raw) {
        if ((long) count(shape) * type.bytes() != raw.length) {
            throw new IllegalArgumentException("an array whose bytes do not fit its shape");
        }
        ByteOrder order = type.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NumpyArray(type, shape, fortran, ByteBuffer.wrap(raw).order(order), List.of());
    }

    /** Elements that are values of their own, in C order. */
    static NumpyArray of(NumpyType type, int[] shape, List<PyValue> objects) {
        if (count(shape) != objects.size()) {
            throw new IllegalArgumentException("an array whose objects do not fit its shape");
        }
        return new NumpyArray(type, shape, false, ByteBuffer.allocate(0), List.copyOf(objects));
    }

    /** Takes over what another array is; a pickle may refer to an array before it says what is in it. */
    void become(NumpyArray other) {
        type = other.type;
        shape = other.shape;
        fortran = other.fortran;
        raw = other.raw;
        objects = other.objects;
    }

    private static int count(int[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    public NumpyType type() {
        return type;
    }

    /** A copy. */
    public int[] shape() {
        return shape.clone();
    }

    /** The size along an axis. */
    public int size(int axis) {
        return shape[axis];
    }

    public int axes() {
        return shape.length;
    }

    /** Number of elements. */
    public int length() {
        return count(shape);
    }

    public boolean isNumeric() {
        return "biuf".indexOf(type.kind()) >= 0;
    }

    public boolean isText() {
        return type.kind() == 'U' || type.kind() == 'S';
    }

    public boolean isObject() {
        return type.kind() == 'O';
    }

    /** All numbers, in C order; integers beyond 2^53 lose their last digits. */
    public double[] doubles() {
        if (isPlain("f8")) {
            double[] all = new double[length()];
            elements().asDoubleBuffer().get(all);
            return all;
        }
        return IntStream.range(0, length()).mapToDouble(this::number).toArray();
    }

    /** All integers, in C order. */
    public long[] longs() {
        if (isPlain("i8")) {
            long[] all = new long[length()];
            elements().asLongBuffer().get(all);
            return all;
        }
        return IntStream.range(0, length()).mapToLong(this::integer).toArray();
    }

    /** Whether elements of this type lie in C order, so that they can be read at once. */
    private boolean isPlain(String code) {
        return !fortran && type.code().equals(code);
    }

    private ByteBuffer elements() {
        return raw.duplicate().order(raw.order()).rewind();
    }

    /** All texts, in C order. */
    public List<String> texts() {
        return IntStream.range(0, length()).mapToObj(this::text).toList();
    }

    /** The elements of an array of objects, in C order. */
    public List<PyValue> objects() {
        return objects;
    }

    /** All elements of one field of a structure, in C order. */
    public NumpyArray field(String name) {
        NumpyType.Field field = type.fields().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + name));
        NumpyType inner = field.type();
        int length = length();
        byte[] picked = new byte[Math.multiplyExact(length, inner.bytes())];
        for (int i = 0; i < length; i++) {
            raw.get(place(i) * type.bytes() + field.offset(), picked, i * inner.bytes(), inner.bytes());
        }
        return of(inner, shape, false, picked);
    }

    public boolean hasField(String name) {
        return type.fields().stream().anyMatch(field -> field.name().equals(name));
    }

    /** One element of an array of any type, as Python would give it. */
    public PyValue element(int index) {
        return switch (type.kind()) {
            case 'b' -> new Bool(number(index) != 0);
            case 'i' -> Int.of(integer(index));
            case 'u' -> new Int(new BigInteger(Long.toUnsignedString(integer(index))));
            case 'f' -> new Real(number(index));
            case 'U' -> new Text(text(index));
            case 'S' -> new Bytes(text(index).getBytes(StandardCharsets.ISO_8859_1));
            case 'O' -> objects.get(index);
            default -> scalar(index);
        };
    }

    /** One element of a type that Python has no value for. */
    private NumpyArray scalar(int index) {
        byte[] picked = new byte[type.bytes()];
        raw.get(place(index) * type.bytes(), picked);
        return of(type, new int[0], false, picked);
    }

    private double number(int index) {
        int at = place(index) * type.bytes();
        if (type.kind() == 'f') {
            return switch (type.bytes()) {
                case Double.BYTES -> raw.getDouble(at);
                case Float.BYTES -> raw.getFloat(at);
                case Short.BYTES -> Float.float16ToFloat(raw.getShort(at));
                default -> throw new IllegalStateException("numbers of type " + type.code());
            };
        }
        long integer = integer(index);
        return type.kind() == 'u' ? unsigned(integer) : integer;
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
    }

    /** Unsigned ones of 64 bits are as Java's long has the same bits. */
    private long integer(int index) {
        int at = place(index) * type.bytes();
        boolean signed = type.kind() == 'i';
        if (!signed && type.kind() != 'u' && type.kind() != 'b') {
            throw new IllegalStateException("integers of type " + type.code());
        }
        return switch (type.bytes()) {
            case Long.BYTES -> raw.getLong(at);
            case Integer.BYTES -> signed ? raw.getInt(at) : Integer.toUnsignedLong(raw.getInt(at));
            case Short.BYTES -> signed ? raw.getShort(at) : Short.toUnsignedLong(raw.getShort(at));
            case 1 -> signed ? raw.get(at) : Byte.toUnsignedLong(raw.get(at));
            default -> throw new IllegalStateException("integers of type " + type.code());
        };
    }

    /** Numpy fills texts up with zeros. */
    private String text(int index) {
        int at = place(index) * type.bytes();
        var text = new StringBuilder();
        int step = type.kind() == 'U' ? Integer.BYTES : 1;
        for (int i = at; i < at + type.bytes(); i += step) {
            int point = type.kind() == 'U' ? raw.getInt(i) : Byte.toUnsignedInt(raw.get(i));
            text.appendCodePoint(Character.isValidCodePoint(point) ? point : REPLACEMENT);
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Where the file has the element that stands at {@code index} in C order. */
    private int place(int index) {
        if (!fortran) {
            return index;
        }
        int rest = index;
        int place = 0;
        int[] position = new int[shape.length];
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            position[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            place = place * shape[axis] + position[axis];
        }
        return place;
    }
}
