package modelport.formats.pickle;

import static modelport.formats.pickle.Opcode.Call.BUILD;
import static modelport.formats.pickle.Opcode.Call.NEWOBJ;
import static modelport.formats.pickle.Opcode.Call.OBJ;
import static modelport.formats.pickle.Opcode.Call.REDUCE;
import static modelport.formats.pickle.Opcode.Collect.ADDITEMS;
import static modelport.formats.pickle.Opcode.Collect.APPEND;
import static modelport.formats.pickle.Opcode.Collect.APPENDS;
import static modelport.formats.pickle.Opcode.Collect.DICT;
import static modelport.formats.pickle.Opcode.Collect.SETITEM;
import static modelport.formats.pickle.Opcode.Collect.SETITEMS;
import static modelport.formats.pickle.Opcode.Collect.TUPLE;
import static modelport.formats.pickle.Opcode.Collect.TUPLE3;
import static modelport.formats.pickle.Opcode.Control.DUP;
import static modelport.formats.pickle.Opcode.Control.MARK;
import static modelport.formats.pickle.Opcode.Control.POP;
import static modelport.formats.pickle.Opcode.Control.POP_MARK;
import static modelport.formats.pickle.Opcode.Control.PROTO;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_DICT;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_LIST;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_SET;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_TUPLE;
import static modelport.formats.pickle.Opcode.Memory.BINGET;
import static modelport.formats.pickle.Opcode.Memory.MEMOIZE;
import static modelport.formats.pickle.PickleWriter.bare;
import static modelport.formats.pickle.PickleWriter.start;

import java.util.List;
import java.util.stream.Stream;

/** Pickles that are not written as pickles are. */
final class HostileSyntax {
    private static final String STACK = "pickle.broken-file-stack";
    private static final String MARKS = "pickle.broken-file-mark";
    private static final String VALUE = "pickle.broken-file-value";
    private static final String NUMBER = "pickle.broken-file-number";
    private static final String TEXT = "pickle.broken-file-text";
    private static final String OPCODE = "pickle.broken-file-opcode";

    private HostileSyntax() {}

    static List<Hostile> all() {
        return Stream.of(order(), stack(), values(), literals(), ends())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Hostile> order() {
        return List.of(
                new Hostile("unknown-instruction", start().raw(0xff).stop(), OPCODE),
                new Hostile("zero", start().raw(0).stop(), OPCODE),
                new Hostile("protocol-6", bare().op(PROTO).raw(6).none().stop(), "pickle.broken-file-protocol", "6"),
                new Hostile("protocol-twice", start().op(PROTO).raw(4).none().stop(), OPCODE),
                new Hostile(
                        "protocol-in-the-middle",
                        start().none().op(PROTO).raw(4).stop(),
                        OPCODE),
                new Hostile("memo-missing", start().op(BINGET).raw(3).stop(), "pickle.broken-file-memo"),
                new Hostile("memo-of-nothing", start().op(MEMOIZE).stop(), STACK),
                new Hostile("memo-negative", bare().latin("g-1\n").stop(), NUMBER),
                new Hostile("memo-no-number", bare().latin("gx\n").stop(), NUMBER));
    }

    private static List<Hostile> stack() {
        return List.of(
                new Hostile("nothing", start().stop(), STACK),
                new Hostile("only-a-mark", start().op(MARK).stop(), STACK),
                new Hostile("value-below-mark", start().none().op(MARK).stop(), STACK),
                new Hostile("pop-of-nothing", start().op(POP).none().stop(), STACK),
                new Hostile("double-nothing", start().op(DUP).stop(), STACK),
                new Hostile("tuple-too-long", start().none().op(TUPLE3).stop(), STACK),
                new Hostile(
                        "tuple-over-mark",
                        start().none().none().op(MARK).none().op(TUPLE3).stop(),
                        STACK),
                new Hostile(
                        "append-over-mark",
                        start().op(EMPTY_LIST, MARK).none().op(APPEND).stop(),
                        STACK),
                new Hostile("reduce-of-nothing", start().op(EMPTY_TUPLE, REDUCE).stop(), STACK),
                new Hostile("object-of-nothing", start().op(MARK, OBJ).stop(), STACK),
                new Hostile("tuple-without-mark", start().op(TUPLE).stop(), MARKS),
                new Hostile(
                        "appends-without-mark",
                        start().op(EMPTY_LIST).none().op(APPENDS).stop(),
                        MARKS),
                new Hostile("pop-mark-without-mark", start().none().op(POP_MARK).stop(), MARKS),
                new Hostile("object-without-mark", start().op(OBJ).stop(), MARKS));
    }

    private static List<Hostile> values() {
        return List.of(
                new Hostile(
                        "append-to-tuple",
                        start().op(EMPTY_TUPLE).none().op(APPEND).stop(),
                        VALUE),
                new Hostile(
                        "append-to-number", start().number(1).none().op(APPEND).stop(), VALUE),
                new Hostile(
                        "add-to-list", start().op(EMPTY_LIST, MARK, ADDITEMS).stop(), VALUE),
                new Hostile(
                        "append-to-set", start().op(EMPTY_SET).none().op(APPEND).stop(), VALUE),
                new Hostile(
                        "item-of-list",
                        start().op(EMPTY_LIST).none().none().op(SETITEM).stop(),
                        VALUE),
                new Hostile(
                        "odd-items",
                        start().op(EMPTY_DICT, MARK).none().op(SETITEMS).stop(),
                        VALUE),
                new Hostile("odd-dict", start().op(MARK).none().op(DICT).stop(), VALUE),
                new Hostile(
                        "arguments-as-list",
                        start().global("collections", "OrderedDict")
                                .op(EMPTY_LIST, REDUCE)
                                .stop(),
                        VALUE),
                new Hostile(
                        "arguments-of-object-as-dict",
                        start().global("sklearn.linear_model._logistic", "LogisticRegression")
                                .op(EMPTY_DICT, NEWOBJ)
                                .stop(),
                        VALUE),
                new Hostile(
                        "object-of-text",
                        start().text("LogisticRegression")
                                .op(EMPTY_TUPLE, NEWOBJ)
                                .stop(),
                        VALUE),
                new Hostile(
                        "state-of-list",
                        start().op(EMPTY_LIST, EMPTY_DICT, BUILD).stop(),
                        VALUE),
                new Hostile(
                        "pairs-that-are-none",
                        start().global("collections", "OrderedDict")
                                .op(MARK, EMPTY_LIST)
                                .none()
                                .op(APPEND, TUPLE, REDUCE)
                                .stop(),
                        VALUE),
                new Hostile(
                        "set-of-number",
                        start().global("builtins", "set")
                                .op(MARK)
                                .number(7)
                                .op(TUPLE, REDUCE)
                                .stop(),
                        VALUE));
    }

    private static List<Hostile> literals() {
        return List.of(
                new Hostile(
                        "bad-utf-8",
                        start().op(Opcode.Literal.SHORT_BINUNICODE)
                                .raw(2, 0xc3, 0x28)
                                .stop(),
                        TEXT),
                new Hostile(
                        "overlong-utf-8",
                        start().op(Opcode.Literal.SHORT_BINUNICODE)
                                .raw(2, 0xc0, 0xae)
                                .stop(),
                        TEXT),
                new Hostile(
                        "surrogate",
                        start().op(Opcode.Literal.SHORT_BINUNICODE)
                                .raw(3, 0xed, 0xa0, 0x80)
                                .stop(),
                        TEXT),
                new Hostile("escaped-surrogate", bare().latin("V\\ud800\n").stop(), TEXT),
                new Hostile("escape-cut", bare().latin("V\\u00\n").stop(), TEXT),
                new Hostile(
                        "escape-beyond-unicode", bare().latin("V\\U00110000\n").stop(), TEXT),
                new Hostile("text-without-quotes", bare().latin("Sabc\n").stop(), TEXT),
                new Hostile("text-of-one-quote", bare().latin("S'\n").stop(), TEXT),
                new Hostile(
                        "text-of-two-kinds-of-quotes", bare().latin("S'a\"\n").stop(), TEXT),
                new Hostile("text-of-unknown-escape", bare().latin("S'\\q'\n").stop(), TEXT),
                new Hostile("odd-boolean", bare().latin("I02\n").stop(), NUMBER),
                new Hostile("number-with-space", bare().latin("I 1\n").stop(), NUMBER),
                new Hostile("number-in-hex", bare().latin("I0x10\n").stop(), NUMBER),
                new Hostile("number-empty", bare().latin("I\n").stop(), NUMBER),
                new Hostile("number-with-underscore", bare().latin("L1_000L\n").stop(), NUMBER),
                new Hostile(
                        "number-in-other-digits",
                        bare().raw("I\u0661\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .stop(),
                        NUMBER),
                new Hostile("real-in-hex", bare().latin("F0x1p3\n").stop(), NUMBER),
                new Hostile("real-with-letter", bare().latin("F1d\n").stop(), NUMBER),
                new Hostile("real-expression", bare().latin("F1+1\n").stop(), NUMBER));
    }

    private static List<Hostile> ends() {
        return List.of(
                new Hostile("empty", new byte[0], "pickle.broken-file-truncated"),
                new Hostile("no-end", start().none().toBytes(), "pickle.broken-file-truncated"),
                new Hostile(
                        "trailing-byte",
                        bare().raw(start().none().stop()).raw(0).toBytes(),
                        "pickle.trailing"),
                new Hostile(
                        "trailing-line-end",
                        start().none().op(Opcode.Control.STOP).latin("\n").toBytes(),
                        "pickle.trailing"),
                new Hostile(
                        "second-pickle",
                        bare().raw(start().none().stop())
                                .raw(start().call("os", "system", "true").stop())
                                .toBytes(),
                        "pickle.trailing"));
    }
}
