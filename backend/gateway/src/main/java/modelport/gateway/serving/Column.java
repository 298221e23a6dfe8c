package modelport.gateway.serving;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import modelport.contract.registry.DataType;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.profile.Values;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.inference.TextTensor;

/** One output of a run: values of all its rows, numbers in this machine's byte order. */
public final class Column implements Values {
    private final String name;
    private final DataType type;
    private final long[] shape;
    private final int width;
    private final ByteBuffer bytes;
    private List<String> texts;

    private Column(String name, DataType type, long[] shape, ByteBuffer bytes, List<String> texts) {
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.bytes = bytes;
        this.texts = texts;
        int elements = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            elements = Math.multiplyExact(elements, Math.toIntExact(shape[axis]));
        }
        width = elements;
    }

    /** A buffer of numbers that is filled over and over. */
    static Column pinned(String name, DataType type, long[] shape, ByteBuffer bytes) {
        return new Column(name, type, shape, bytes, List.of());
    }

    static Column of(String name, Tensor tensor) {
        return switch (tensor) {
            case NumberTensor numbers -> new Column(name, numbers.type(), numbers.shape(), numbers.data(), List.of());
            case TextTensor words ->
                new Column(name, DataType.BYTES, words.shape(), ByteBuffer.allocate(0), words.values());
        };
    }

    /** The same values as one row. */
    Column oneRow() {
        int elements = type == DataType.BYTES ? texts.size() : bytes.remaining() / type.bytes();
        return new Column(name, type, new long[] {1, elements}, bytes, texts);
    }

    void texts(List<String> values) {
        texts = values;
    }

    @Override
    public String name() {
        return name;
    }

    public DataType type() {
        return type;
    }

    /** Size along the first axis; 1 for a scalar. */
    public int rows() {
        return shape.length == 0 ? 1 : (int) shape[0];
    }

    @Override
    public int width() {
        return width;
    }

    /** The sizes, with {@code rows} in the first place. */
    public long[] shape(int rows) {
        long[] sizes = shape.clone();
        if (sizes.length > 0) {
            sizes[0] = rows;
        }
        return sizes;
    }

    /** Where a call's rows start; 0 if all there is belongs to it. */
    public int from(int from, int to) {
        return to == AnswerWriter.ALL ? 0 : from;
    }

    /** Where a call's rows end. */
    public int to(int to) {
        return to == AnswerWriter.ALL ? rows() : to;
    }

    /** Number of axes. */
    public int rank() {
        return shape.length;
    }

    @Override
    public double number(int index) {
        return switch (type) {
            case FP32 -> bytes.getFloat(index * Float.BYTES);
            case FP64 -> bytes.getDouble(index * Double.BYTES);
            case INT64 -> bytes.getLong(index * Long.BYTES);
            case INT32 -> bytes.getInt(index * Integer.BYTES);
            case UINT8 -> Byte.toUnsignedInt(bytes.get(index));
            case INT8 -> bytes.get(index);
            case BOOL -> bytes.get(index) == 0 ? 0 : 1;
            case FP16 -> Float.float16ToFloat(bytes.getShort(index * Short.BYTES));
            case UINT16, UINT32, UINT64, INT16, BF16, BYTES -> ((Number) value(index)).doubleValue();
        };
    }

    @Override
    public boolean isNumeric() {
        return type != DataType.BYTES;
    }

    @Override
    public Object value(int index) {
        return type == DataType.BYTES ? texts.get(index) : boxed(index);
    }

    @Override
    public String digest(int row) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            if (type == DataType.BYTES) {
                texts.subList(row * width, (row + 1) * width)
                        .forEach(text -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
            } else {
                int rowBytes = width * type.bytes();
                digest.update(bytes.slice(row * rowBytes, rowBytes));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String text(int index) {
        return texts.get(index);
    }

    /** Appends one value as JSON. */
    public void write(JsonBytes out, int index) {
        switch (type) {
            case FP32 -> out.number(bytes.getFloat(index * Float.BYTES));
            case INT64 -> out.number(bytes.getLong(index * Long.BYTES));
            case FP64 -> out.number(bytes.getDouble(index * Double.BYTES));
            case BYTES -> out.string(texts.get(index));
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, FP16, BF16 -> {
                switch (boxed(index)) {
                    case Float number -> out.number(number);
                    case Object other -> out.plain(other.toString());
                }
            }
        }
    }

    /** Appends the values of rows as one flat list without its brackets. */
    public void writeFlat(JsonBytes out, int from, int to) {
        for (int i = from * width; i < to * width; i++) {
            if (i > from * width) {
                out.character(',');
            }
            write(out, i);
        }
    }

    /** Appends rows as nested lists. */
    public void writeNested(JsonBytes out, int from, int to) {
        if (shape.length == 0) {
            write(out, 0);
            return;
        }
        out.character('[');
        for (int row = from; row < to; row++) {
            if (row > from) {
                out.character(',');
            }
            writeNested(out, 1, row * width, width);
        }
        out.character(']');
    }

    private void writeNested(JsonBytes out, int axis, int at, int elements) {
        if (axis == shape.length) {
            write(out, at);
            return;
        }
        int size = (int) shape[axis];
        int each = size == 0 ? 0 : elements / size;
        out.character('[');
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                out.character(',');
            }
            writeNested(out, axis + 1, at + i * each, each);
        }
        out.character(']');
    }

    /** Appends the bytes of rows; little-endian as this machine is, texts behind their lengths. */
    public int writeBinary(JsonBytes out, int from, int to) {
        int before = out.length();
        if (type == DataType.BYTES) {
            for (String text : texts.subList(from * width, to * width)) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.littleEndian(utf8.length).raw(utf8);
            }
        } else {
            int rowBytes = width * type.bytes();
            out.raw(bytes.slice(from * rowBytes, (to - from) * rowBytes));
        }
        return out.length() - before;
    }

    private Object boxed(int index) {
        return new NumberTensor(type, new long[] {1}, bytes.slice(index * type.bytes(), type.bytes())).value(0);
    }

    @Override
    public String toString() {
        return name + " " + type + Arrays.toString(shape);
    }
}
