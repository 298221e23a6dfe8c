package modelport.formats.pickle;

import static modelport.formats.pickle.Opcode.Call.REDUCE;
import static modelport.formats.pickle.Opcode.Collect.APPEND;
import static modelport.formats.pickle.Opcode.Collect.TUPLE1;
import static modelport.formats.pickle.Opcode.Control.DUP;
import static modelport.formats.pickle.Opcode.Control.FRAME;
import static modelport.formats.pickle.Opcode.Control.MARK;
import static modelport.formats.pickle.Opcode.Control.POP;
import static modelport.formats.pickle.Opcode.Literal.BINBYTES;
import static modelport.formats.pickle.Opcode.Literal.BINBYTES8;
import static modelport.formats.pickle.Opcode.Literal.BINSTRING;
import static modelport.formats.pickle.Opcode.Literal.BINUNICODE;
import static modelport.formats.pickle.Opcode.Literal.BINUNICODE8;
import static modelport.formats.pickle.Opcode.Literal.BYTEARRAY8;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_LIST;
import static modelport.formats.pickle.Opcode.Literal.LONG1;
import static modelport.formats.pickle.Opcode.Literal.LONG4;
import static modelport.formats.pickle.Opcode.Literal.NONE;
import static modelport.formats.pickle.Opcode.Memory.BINGET;
import static modelport.formats.pickle.Opcode.Memory.BINPUT;
import static modelport.formats.pickle.Opcode.Memory.LONG_BINPUT;
import static modelport.formats.pickle.PickleWriter.bare;
import static modelport.formats.pickle.PickleWriter.start;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pickles that claim much, or ask for much with little. */
final class HostileClaims {
    private static final String CUT = "pickle.broken-file-truncated";
    private static final String LENGTH = "pickle.broken-file-length";
    private static final String TOO_LONG = "pickle.resource-limit-length";
    private static final String FRAMES = "pickle.broken-file-frame";
    private static final int MANY = 20_000;

    private HostileClaims() {}

    static List<Hostile> all() {
        return Stream.of(lengths(), frames(), amounts()).flatMap(List::stream).toList();
    }

    private static List<Hostile> lengths() {
        return List.of(
                new Hostile(
                        "text-of-a-terabyte",
                        start().op(BINUNICODE8).eight(1L << 40).stop(),
                        TOO_LONG,
                        "1099511627776"),
                new Hostile(
                        "bytes-of-exabytes",
                        start().op(BINBYTES8).eight(1L << 62).stop(),
                        TOO_LONG),
                new Hostile(
                        "byte-array-of-exabytes",
                        start().op(BYTEARRAY8).eight(1L << 62).stop(),
                        TOO_LONG),
                new Hostile(
                        "bytes-of-4-gigabytes", start().op(BINBYTES).four(-1).stop(), TOO_LONG, "4294967295"),
                new Hostile(
                        "text-longer-than-the-file",
                        start().op(BINUNICODE).four(1000).stop(),
                        CUT),
                new Hostile(
                        "bytes-longer-than-the-file",
                        start().op(BINBYTES).four(1 << 20).stop(),
                        CUT),
                new Hostile(
                        "text-of-negative-length",
                        start().op(BINUNICODE8).eight(-1).stop(),
                        LENGTH),
                new Hostile(
                        "bytes-of-negative-length",
                        start().op(BINBYTES8).eight(Long.MIN_VALUE).stop(),
                        LENGTH),
                new Hostile(
                        "old-text-of-negative-length",
                        bare().op(BINSTRING).four(-5).stop(),
                        LENGTH),
                new Hostile(
                        "number-of-negative-length", start().op(LONG4).four(-1).stop(), LENGTH),
                new Hostile(
                        "number-of-megabytes", start().op(LONG4).four(1 << 24).stop(), TOO_LONG),
                new Hostile("number-cut", start().op(LONG1).raw(255).stop(), CUT),
                new Hostile(
                        "number-of-many-digits",
                        bare().latin("L" + "9".repeat(5_000) + "L\n").stop(),
                        LENGTH),
                new Hostile(
                        "line-without-end",
                        bare().latin("V" + "x".repeat(5_000)).toBytes(),
                        CUT));
    }

    private static List<Hostile> frames() {
        return List.of(
                new Hostile(
                        "frame-of-exabytes",
                        start().op(FRAME).eight(1L << 60).none().stop(),
                        CUT),
                new Hostile(
                        "frame-of-negative-length",
                        start().op(FRAME).eight(-1).none().stop(),
                        FRAMES),
                new Hostile(
                        "frame-in-frame",
                        start().op(FRAME).eight(11).op(FRAME).eight(1).none().stop(),
                        FRAMES),
                new Hostile(
                        "text-over-the-end-of-a-frame",
                        start().op(FRAME).eight(3).text("hello").stop(),
                        FRAMES),
                new Hostile(
                        "number-over-the-end-of-a-frame",
                        start().op(FRAME).eight(2).number(7).stop(),
                        FRAMES),
                new Hostile(
                        "end-inside-a-frame",
                        start().op(FRAME).eight(3).op(NONE).stop(),
                        CUT),
                new Hostile(
                        "end-before-the-end-of-a-frame",
                        bare().raw(start().op(FRAME).eight(3).none().stop())
                                .raw('.')
                                .toBytes(),
                        FRAMES));
    }

    private static List<Hostile> amounts() {
        return List.of(
                new Hostile("nested-lists", nested(EMPTY_LIST, APPEND), "pickle.resource-limit-nesting", "500"),
                new Hostile(
                        "nested-tuples", nested(Opcode.Literal.EMPTY_TUPLE, TUPLE1), "pickle.resource-limit-nesting"),
                new Hostile("stack", repeated(NONE), "pickle.resource-limit-stack"),
                new Hostile("doubles", start().none().raw(repeat(DUP)).stop(), "pickle.resource-limit-stack"),
                new Hostile("marks", repeated(MARK), "pickle.resource-limit-stack"),
                new Hostile("memo", memo(), "pickle.resource-limit-memo"),
                new Hostile("one-text-encoded-again-and-again", encoded(), "pickle.resource-limit-memory"),
                new Hostile("one-tuple-listed-again-and-again", listed(), "pickle.resource-limit-memory"),
                new Hostile("one-long-key-compared-again-and-again", keys(), "pickle.resource-limit-memory"));
    }

    private static byte[] repeat(Opcode opcode) {
        byte[] bytes = new byte[MANY];
        java.util.Arrays.fill(bytes, (byte) opcode.code());
        return bytes;
    }

    private static byte[] repeated(Opcode opcode) {
        return start().raw(repeat(opcode)).stop();
    }

    private static byte[] nested(Opcode first, Opcode around) {
        var pickle = start();
        if (around == TUPLE1) {
            return pickle.op(first).raw(repeat(TUPLE1)).stop();
        }
        IntStream.range(0, 2_000).forEach(_ -> pickle.op(first));
        IntStream.range(0, 1_999).forEach(_ -> pickle.op(around));
        return pickle.stop();
    }

    private static byte[] memo() {
        var pickle = start().none();
        IntStream.range(0, MANY).forEach(i -> pickle.op(LONG_BINPUT).four(i));
        return pickle.stop();
    }

    /** A few bytes each that would make 100 kB each. */
    private static byte[] encoded() {
        var pickle = start().text("x".repeat(100_000))
                .op(BINPUT)
                .raw(0)
                .text("latin1")
                .op(BINPUT)
                .raw(1);
        pickle.global("_codecs", "encode").op(BINPUT).raw(2);
        for (int i = 0; i < 3_000; i++) {
            pickle.op(BINGET).raw(2).op(BINGET).raw(0).op(BINGET).raw(1).op(Opcode.Collect.TUPLE2, REDUCE);
        }
        return pickle.stop();
    }

    private static byte[] listed() {
        var pickle = start().op(MARK).raw(java.util.Arrays.copyOf(repeat(NONE), 5_000));
        pickle.op(Opcode.Collect.TUPLE)
                .op(BINPUT)
                .raw(0)
                .global("builtins", "list")
                .op(BINPUT)
                .raw(1);
        for (int i = 0; i < 3_000; i++) {
            pickle.op(BINGET).raw(1).op(BINGET).raw(0).op(TUPLE1, REDUCE, POP);
        }
        return pickle.stop();
    }

    private static byte[] keys() {
        String key = "x".repeat(100_000);
        var pickle =
                start().text(key).op(BINPUT).raw(0).text(key).op(BINPUT).raw(1).op(Opcode.Literal.EMPTY_DICT);
        for (int i = 0; i < 3_000; i++) {
            pickle.op(BINGET).raw(i % 2).none().op(Opcode.Collect.SETITEM);
        }
        return pickle.stop();
    }
}
