package modelport.formats.pickle;

import static modelport.formats.pickle.Opcode.Call.BUILD;
import static modelport.formats.pickle.Opcode.Call.NEWOBJ;
import static modelport.formats.pickle.Opcode.Call.REDUCE;
import static modelport.formats.pickle.Opcode.Collect.SETITEMS;
import static modelport.formats.pickle.Opcode.Collect.TUPLE;
import static modelport.formats.pickle.Opcode.Collect.TUPLE1;
import static modelport.formats.pickle.Opcode.Collect.TUPLE2;
import static modelport.formats.pickle.Opcode.Control.FRAME;
import static modelport.formats.pickle.Opcode.Control.MARK;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_DICT;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_LIST;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_TUPLE;
import static modelport.formats.pickle.Opcode.Literal.NEWFALSE;
import static modelport.formats.pickle.Opcode.Memory.BINGET;
import static modelport.formats.pickle.Opcode.Memory.BINPUT;
import static modelport.formats.pickle.PickleWriter.bare;
import static modelport.formats.pickle.PickleWriter.start;

import java.util.List;
import java.util.stream.Stream;

/** Arrays that are not what they claim. */
final class HostileArrays {
    private static final String ARRAY = "pickle.broken-file-array";
    private static final String VALUE = "pickle.broken-file-value";
    private static final String DTYPE = "pickle.unsupported-dtype";
    private static final String OLD_JOBLIB = "pickle.unsupported-pickle-old-joblib";

    private HostileArrays() {}

    static List<Hostile> all(String command) {
        return Stream.of(shapes(), types(), structures(), joblib(command), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Hostile> shapes() {
        return List.of(
                shape("too-few-bytes", new byte[8], 2),
                shape("too-many-bytes", new byte[24], 2),
                shape("bytes-for-no-element", new byte[8], 0),
                shape("negative-axis", new byte[8], -1),
                shape("two-negative-axes", new byte[8], -1, -1),
                shape("product-overflows-int", new byte[0], 1 << 16, 1 << 16),
                shape("product-overflows-long", new byte[0], 1 << 30, 1 << 30, 1 << 30),
                shape("empty-but-endless", new byte[0], 0, Integer.MAX_VALUE),
                shape("too-many-axes", new byte[8], new int[40]),
                new Hostile(
                        "axis-of-bignum",
                        start().array()
                                .op(MARK)
                                .number(1)
                                .op(Opcode.Literal.LONG1)
                                .raw(9, 1, 0, 0, 0, 0, 0, 0, 0, 1)
                                .op(TUPLE1)
                                .type("f8", "<")
                                .op(NEWFALSE)
                                .bytes(new byte[8])
                                .op(TUPLE, BUILD)
                                .stop(),
                        ARRAY),
                new Hostile(
                        "axis-of-text",
                        start().array()
                                .op(MARK)
                                .number(1)
                                .text("2")
                                .op(TUPLE1)
                                .type("f8", "<")
                                .op(NEWFALSE)
                                .bytes(new byte[16])
                                .op(TUPLE, BUILD)
                                .stop(),
                        ARRAY),
                new Hostile(
                        "shape-of-text",
                        start().array()
                                .op(MARK)
                                .number(1)
                                .text("2")
                                .type("f8", "<")
                                .op(NEWFALSE)
                                .bytes(new byte[16])
                                .op(TUPLE, BUILD)
                                .stop(),
                        ARRAY),
                new Hostile(
                        "objects-that-are-missing",
                        start().array()
                                .op(MARK)
                                .number(1)
                                .shape(3)
                                .type("O", "|")
                                .op(NEWFALSE, EMPTY_LIST, TUPLE, BUILD)
                                .stop(),
                        ARRAY),
                new Hostile(
                        "buffer-too-short",
                        start().global("numpy.core.numeric", "_frombuffer")
                                .op(MARK)
                                .bytes(new byte[8])
                                .type("f8", "<")
                                .shape(2)
                                .text("C")
                                .op(TUPLE, REDUCE)
                                .stop(),
                        ARRAY),
                new Hostile(
                        "scalar-too-short",
                        start().global("numpy.core.multiarray", "scalar")
                                .type("f8", "<")
                                .bytes(new byte[4])
                                .op(TUPLE2, REDUCE)
                                .stop(),
                        ARRAY),
                new Hostile(
                        "state-too-short",
                        start().array().op(EMPTY_TUPLE, BUILD).stop(),
                        VALUE));
    }

    private static Hostile shape(String name, byte[] content, int... shape) {
        return new Hostile(name, start().array(shape, content).stop(), ARRAY);
    }

    private static List<Hostile> types() {
        return List.of(
                type("long-double", "f16"),
                type("complex-long-double", "c32"),
                type("twelve-bytes", "f12"),
                type("three-bytes", "i3"),
                type("unknown-letter", "Z8"),
                type("code-with-fields", "i4,f8"),
                type("code-too-long", "S99999999"),
                type("code-negative", "S-1"),
                new Hostile(
                        "type-by-class",
                        start().global("numpy", "dtype")
                                .global("os", "system")
                                .op(TUPLE1, REDUCE)
                                .stop(),
                        DTYPE,
                        "os.system"),
                new Hostile(
                        "type-of-number",
                        start().global("numpy", "dtype")
                                .number(8)
                                .op(TUPLE1, REDUCE)
                                .stop(),
                        VALUE),
                new Hostile(
                        "type-of-nothing",
                        start().global("numpy", "dtype").op(EMPTY_TUPLE, REDUCE).stop(),
                        VALUE),
                new Hostile("type-without-order", start().type("f8", "?").stop(), VALUE),
                new Hostile(
                        "type-used-too-early",
                        start().typeName("f8")
                                .op(BINPUT)
                                .raw(0)
                                .op(BINGET)
                                .raw(0)
                                .stop(),
                        "pickle.broken-file-memo"),
                new Hostile(
                        "type-with-state-twice",
                        start().type("f8", "<")
                                .op(MARK)
                                .number(3)
                                .text("<")
                                .none()
                                .none()
                                .none()
                                .number(-1)
                                .number(-1)
                                .op(TUPLE, BUILD)
                                .stop(),
                        VALUE),
                new Hostile(
                        "texts-without-bytes",
                        start().array()
                                .op(MARK)
                                .number(1)
                                .shape(1_000_000)
                                .type("U0", "<")
                                .op(NEWFALSE)
                                .bytes()
                                .op(TUPLE, BUILD)
                                .stop(),
                        DTYPE,
                        "U0"),
                new Hostile(
                        "type-of-an-object",
                        start().array()
                                .op(MARK)
                                .number(1)
                                .shape(1)
                                .global("numpy.random.mtrand", "RandomState")
                                .op(EMPTY_TUPLE, NEWOBJ, NEWFALSE)
                                .bytes(new byte[8])
                                .op(TUPLE, BUILD)
                                .stop(),
                        DTYPE,
                        "RandomState"),
                new Hostile(
                        "array-of-a-class",
                        start().global("numpy.core.multiarray", "_reconstruct")
                                .global("__main__", "Evil")
                                .op(TUPLE1, REDUCE)
                                .stop(),
                        "pickle.unknown-class",
                        "__main__.Evil"));
    }

    private static Hostile type(String name, String code) {
        return new Hostile(name, start().typeName(code).stop(), DTYPE, code);
    }

    private static List<Hostile> structures() {
        return List.of(
                new Hostile("fields-overlap", structure(12, 0, 4).stop(), DTYPE, "overlap"),
                new Hostile(
                        "field-named-twice",
                        start().typeName("V16")
                                .op(MARK)
                                .number(3)
                                .text("|")
                                .none()
                                .op(MARK)
                                .text("a")
                                .text("a")
                                .op(TUPLE, EMPTY_DICT, MARK)
                                .text("a")
                                .type("f8", "<")
                                .number(0)
                                .op(TUPLE2, SETITEMS)
                                .number(16)
                                .number(1)
                                .number(16)
                                .op(TUPLE, BUILD)
                                .stop(),
                        DTYPE),
                new Hostile("field-beyond-the-end", structure(16, 0, 12).stop(), VALUE),
                new Hostile("field-before-the-start", structure(16, -8, 8).stop(), VALUE),
                new Hostile(
                        "field-far-away", structure(16, 0, Integer.MAX_VALUE).stop(), VALUE),
                new Hostile(
                        "field-missing",
                        start().typeName("V8")
                                .op(MARK)
                                .number(3)
                                .text("|")
                                .none()
                                .text("a")
                                .op(TUPLE1, EMPTY_DICT)
                                .number(8)
                                .number(1)
                                .number(16)
                                .op(TUPLE, BUILD)
                                .stop(),
                        VALUE),
                new Hostile(
                        "fields-of-a-number",
                        start().typeName("f8")
                                .op(MARK)
                                .number(3)
                                .text("<")
                                .none()
                                .text("a")
                                .op(TUPLE1, EMPTY_DICT)
                                .number(8)
                                .number(1)
                                .number(16)
                                .op(TUPLE, BUILD)
                                .stop(),
                        VALUE),
                new Hostile(
                        "subarray",
                        start().typeName("V16")
                                .op(MARK)
                                .number(3)
                                .text("|")
                                .type("f8", "<")
                                .shape(2)
                                .op(TUPLE2)
                                .none()
                                .none()
                                .number(16)
                                .number(1)
                                .number(16)
                                .op(TUPLE, BUILD)
                                .stop(),
                        DTYPE,
                        "subarray"),
                new Hostile(
                        "text-of-odd-bytes",
                        start().typeName("U1")
                                .op(MARK)
                                .number(3)
                                .text("<")
                                .none()
                                .none()
                                .none()
                                .number(5)
                                .number(4)
                                .number(8)
                                .op(TUPLE, BUILD)
                                .stop(),
                        VALUE));
    }

    /** A structure of two floats at these places. */
    private static PickleWriter structure(int bytes, int first, int second) {
        return start().typeName("V" + bytes)
                .op(MARK)
                .number(3)
                .text("|")
                .none()
                .op(MARK)
                .text("a")
                .text("b")
                .op(TUPLE, EMPTY_DICT, MARK)
                .text("a")
                .type("f8", "<")
                .number(first)
                .op(TUPLE2)
                .text("b")
                .type("f8", "<")
                .number(second)
                .op(TUPLE2, SETITEMS)
                .number(bytes)
                .number(1)
                .number(16)
                .op(TUPLE, BUILD);
    }

    private static List<Hostile> joblib(String command) {
        int[] two = {2};
        return List.of(
                new Hostile(
                        "joblib-cut",
                        start().joblib(two, "f8", "C", false).raw(new byte[15]).toBytes(),
                        "pickle.broken-file-truncated"),
                new Hostile(
                        "joblib-claims-terabytes",
                        start().joblib(new int[] {1 << 30}, "f8", "C", false)
                                .raw(new byte[16])
                                .stop(),
                        "pickle.resource-limit-length"),
                new Hostile(
                        "joblib-padding-too-long",
                        start().joblib(two, "f8", "C", true)
                                .raw(200)
                                .raw(new byte[216])
                                .stop(),
                        ARRAY),
                new Hostile(
                        "joblib-padding-that-is-none",
                        start().joblib(two, "f8", "C", true)
                                .raw(4)
                                .raw(new byte[20])
                                .stop(),
                        ARRAY),
                new Hostile(
                        "joblib-order",
                        start().joblib(two, "f8", "A", false).raw(new byte[16]).stop(),
                        ARRAY),
                new Hostile(
                        "joblib-in-a-frame",
                        start().op(FRAME)
                                .eight(joblib().length + 17)
                                .raw(joblib())
                                .raw(new byte[16])
                                .stop(),
                        "pickle.broken-file-frame"),
                new Hostile(
                        "joblib-objects-that-are-none",
                        start().joblib(two, "O", "C", false)
                                .raw(start().none().stop())
                                .stop(),
                        ARRAY),
                new Hostile(
                        "joblib-array-among-objects",
                        start().joblib(two, "O", "C", false)
                                .raw(start().joblib(two, "f8", "C", false)
                                        .raw(new byte[16])
                                        .stop())
                                .stop(),
                        ARRAY),
                new Hostile(
                        "joblib-without-description",
                        start().global("joblib.numpy_pickle", "NumpyArrayWrapper")
                                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT, BUILD)
                                .stop(),
                        ARRAY),
                new Hostile(
                        "joblib-content-behind-the-end",
                        start().joblib(two, "f8", "C", false)
                                .raw(new byte[16])
                                .op(Opcode.Control.STOP)
                                .raw(start().call("os", "system", command).stop())
                                .toBytes(),
                        "pickle.trailing"),
                new Hostile(
                        "joblib-0.8",
                        start().global("joblib.numpy_pickle", "NDArrayWrapper")
                                .op(EMPTY_TUPLE, NEWOBJ)
                                .stop(),
                        OLD_JOBLIB,
                        "joblib.numpy_pickle.NDArrayWrapper"),
                new Hostile(
                        "joblib-0.9",
                        start().global("sklearn.externals.joblib.numpy_pickle", "ZNDArrayWrapper")
                                .op(EMPTY_TUPLE, NEWOBJ)
                                .stop(),
                        OLD_JOBLIB,
                        "ZNDArrayWrapper"),
                new Hostile(
                        "joblib-zlib-0.9", bare().latin("ZF0x1f             x").toBytes(), OLD_JOBLIB, "ZF0x"));
    }

    private static byte[] joblib() {
        return bare().joblib(new int[] {2}, "f8", "C", false).toBytes();
    }

    private static List<Hostile> others() {
        return List.of(
                new Hostile(
                        "buffer-order",
                        start().global("numpy.core.numeric", "_frombuffer")
                                .op(MARK)
                                .bytes(new byte[8])
                                .type("f8", "<")
                                .shape(1)
                                .text("K")
                                .op(TUPLE, REDUCE)
                                .stop(),
                        DTYPE,
                        "order K"),
                new Hostile(
                        "content-of-numbers",
                        start().array()
                                .op(MARK)
                                .number(1)
                                .shape(1)
                                .type("f8", "<")
                                .op(NEWFALSE)
                                .number(8)
                                .op(TUPLE, BUILD)
                                .stop(),
                        VALUE),
                new Hostile(
                        "dill-array-of-a-call",
                        start().global("dill._dill", "_create_array")
                                .global("os", "system")
                                .op(EMPTY_TUPLE, EMPTY_TUPLE, Opcode.Collect.TUPLE3, REDUCE)
                                .stop(),
                        VALUE));
    }
}
