package modelport.formats.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes pickles instruction by instruction, right ones and wrong ones. */
final class PickleWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A pickle of protocol 4. */
    static PickleWriter start() {
        return bare().op(Opcode.Control.PROTO).raw(4);
    }

    /** A pickle that says no protocol. */
    static PickleWriter bare() {
        return new PickleWriter();
    }

    PickleWriter op(Opcode... opcodes) {
        for (Opcode opcode : opcodes) {
            out.write(opcode.code());
        }
        return this;
    }

    PickleWriter raw(int... bytes) {
        for (int value : bytes) {
            out.write(value);
        }
        return this;
    }

    PickleWriter raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    PickleWriter latin(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A number of eight bytes. */
    PickleWriter eight(long number) {
        return raw(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array());
    }

    /** A number of four bytes. */
    PickleWriter four(int number) {
        return raw(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
    }

    PickleWriter text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return op(Opcode.Literal.BINUNICODE).four(bytes.length).raw(bytes);
    }

    PickleWriter bytes(byte... bytes) {
        return op(Opcode.Literal.BINBYTES).four(bytes.length).raw(bytes);
    }

    PickleWriter number(int number) {
        return op(Opcode.Literal.BININT).four(number);
    }

    PickleWriter none() {
        return op(Opcode.Literal.NONE);
    }

    PickleWriter global(String module, String name) {
        return op(Opcode.Call.GLOBAL).latin(module + "\n" + name + "\n");
    }

    PickleWriter stackGlobal(String module, String name) {
        return text(module).text(name).op(Opcode.Call.STACK_GLOBAL);
    }

    /** Calls a function with texts. */
    PickleWriter call(String module, String name, String... arguments) {
        global(module, name).op(Opcode.Control.MARK);
        Arrays.stream(arguments).forEach(this::text);
        return op(Opcode.Collect.TUPLE, Opcode.Call.REDUCE);
    }

    /** An object of a class that is allowed, without state. */
    PickleWriter model() {
        return global("sklearn.linear_model._logistic", "LogisticRegression")
                .op(Opcode.Literal.EMPTY_TUPLE, Opcode.Call.NEWOBJ);
    }

    /** A numpy type: its name, and its state unless that is to follow. */
    PickleWriter type(String code, String order) {
        return typeName(code)
                .op(Opcode.Control.MARK)
                .number(3)
                .text(order)
                .none()
                .none()
                .none()
                .number(-1)
                .number(-1)
                .number(0)
                .op(Opcode.Collect.TUPLE, Opcode.Call.BUILD);
    }

    PickleWriter typeName(String code) {
        return global("numpy", "dtype").text(code).op(Opcode.Collect.TUPLE1, Opcode.Call.REDUCE);
    }

    /** An array whose state is to follow. */
    PickleWriter array() {
        return global("numpy.core.multiarray", "_reconstruct")
                .global("numpy", "ndarray")
                .number(0)
                .op(Opcode.Collect.TUPLE1)
                .bytes((byte) 'b')
                .op(Opcode.Collect.TUPLE3, Opcode.Call.REDUCE);
    }

    PickleWriter shape(int... sizes) {
        op(Opcode.Control.MARK);
        Arrays.stream(sizes).forEach(this::number);
        return op(Opcode.Collect.TUPLE);
    }

    /** An array of 8-byte floats with a content that may or may not fit its shape. */
    PickleWriter array(int[] shape, byte[] content) {
        return array().op(Opcode.Control.MARK)
                .number(1)
                .shape(shape)
                .type("f8", "<")
                .op(Opcode.Literal.NEWFALSE)
                .bytes(content)
                .op(Opcode.Collect.TUPLE, Opcode.Call.BUILD);
    }

    /** Joblib's description of an array, the bytes of which are to follow. */
    PickleWriter joblib(int[] shape, String code, String order, boolean aligned) {
        global("joblib.numpy_pickle", "NumpyArrayWrapper").op(Opcode.Literal.EMPTY_TUPLE, Opcode.Call.NEWOBJ);
        op(Opcode.Literal.EMPTY_DICT, Opcode.Control.MARK);
        text("subclass").global("numpy", "ndarray");
        text("shape").shape(shape);
        text("order").text(order);
        text("dtype").type(code, "<");
        if (aligned) {
            text("numpy_array_alignment_bytes").number(16);
        }
        return op(Opcode.Collect.SETITEMS, Opcode.Call.BUILD);
    }

    byte[] stop() {
        return op(Opcode.Control.STOP).toBytes();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
