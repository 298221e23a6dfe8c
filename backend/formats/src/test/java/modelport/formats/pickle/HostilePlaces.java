package modelport.formats.pickle;

import static modelport.formats.pickle.Opcode.Call.BUILD;
import static modelport.formats.pickle.Opcode.Call.NEWOBJ;
import static modelport.formats.pickle.Opcode.Call.NEWOBJ_EX;
import static modelport.formats.pickle.Opcode.Call.REDUCE;
import static modelport.formats.pickle.Opcode.Collect.ADDITEMS;
import static modelport.formats.pickle.Opcode.Collect.APPENDS;
import static modelport.formats.pickle.Opcode.Collect.FROZENSET;
import static modelport.formats.pickle.Opcode.Collect.SETITEM;
import static modelport.formats.pickle.Opcode.Collect.TUPLE;
import static modelport.formats.pickle.Opcode.Collect.TUPLE1;
import static modelport.formats.pickle.Opcode.Control.DUP;
import static modelport.formats.pickle.Opcode.Control.MARK;
import static modelport.formats.pickle.Opcode.Control.POP_MARK;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_DICT;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_LIST;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_SET;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_TUPLE;
import static modelport.formats.pickle.Opcode.Memory.BINGET;
import static modelport.formats.pickle.Opcode.Memory.BINPUT;
import static modelport.formats.pickle.Opcode.Memory.MEMOIZE;
import static modelport.formats.pickle.PickleWriter.bare;
import static modelport.formats.pickle.PickleWriter.start;

import java.util.List;

/** Calls that hide in places where a look at the outside does not find them. */
final class HostilePlaces {
    private static final String SYSTEM = "os.system";

    private HostilePlaces() {}

    static List<Hostile> all(String command) {
        return List.of(
                forbidden(
                        "in-state",
                        start().model()
                                .op(EMPTY_DICT)
                                .text("coef_")
                                .call("os", "system", command)
                                .op(SETITEM, BUILD)),
                forbidden(
                        "as-state",
                        start().model().call("os", "system", command).op(BUILD)),
                forbidden(
                        "as-key",
                        start().op(EMPTY_DICT)
                                .call("os", "system", command)
                                .none()
                                .op(SETITEM)),
                forbidden(
                        "as-argument",
                        start().global("collections", "OrderedDict")
                                .call("os", "system", command)
                                .op(TUPLE1, REDUCE)),
                forbidden(
                        "as-argument-of-class",
                        start().global("sklearn.linear_model._logistic", "LogisticRegression")
                                .call("os", "system", command)
                                .op(TUPLE1, NEWOBJ)),
                forbidden(
                        "as-keyword",
                        start().global("sklearn.linear_model._logistic", "LogisticRegression")
                                .op(EMPTY_TUPLE, EMPTY_DICT)
                                .text("C")
                                .call("os", "system", command)
                                .op(SETITEM, NEWOBJ_EX)),
                forbidden(
                        "in-list",
                        start().op(EMPTY_LIST, MARK)
                                .call("os", "system", command)
                                .op(APPENDS)),
                forbidden(
                        "in-set",
                        start().op(EMPTY_SET, MARK)
                                .call("os", "system", command)
                                .op(ADDITEMS)),
                forbidden(
                        "in-frozenset",
                        start().op(MARK).call("os", "system", command).op(FROZENSET)),
                forbidden(
                        "below-a-mark-that-is-dropped",
                        start().op(MARK)
                                .call("os", "system", command)
                                .op(POP_MARK)
                                .none()),
                forbidden(
                        "in-objects-of-an-array",
                        start().array()
                                .op(MARK)
                                .number(1)
                                .shape(1)
                                .typeName("O")
                                .op(MARK)
                                .number(3)
                                .text("|")
                                .none()
                                .none()
                                .none()
                                .number(-1)
                                .number(-1)
                                .number(63)
                                .op(TUPLE, BUILD)
                                .op(Opcode.Literal.NEWFALSE, EMPTY_LIST, MARK)
                                .call("os", "system", command)
                                .op(APPENDS, TUPLE, BUILD)),
                forbidden(
                        "as-content-of-an-array",
                        start().array()
                                .op(MARK)
                                .number(1)
                                .shape(1)
                                .type("f8", "<")
                                .op(Opcode.Literal.NEWFALSE)
                                .call("os", "system", command)
                                .op(TUPLE, BUILD)),
                forbidden(
                        "from-the-memo",
                        start().global("os", "system")
                                .op(BINPUT)
                                .raw(7)
                                .op(Opcode.Control.POP)
                                .op(EMPTY_LIST)
                                .op(BINGET)
                                .raw(7)
                                .text(command)
                                .op(TUPLE1, REDUCE)),
                forbidden(
                        "from-a-number-that-was-used-before",
                        start().text("harmless")
                                .op(BINPUT)
                                .raw(0)
                                .global("os", "system")
                                .op(BINPUT)
                                .raw(0)
                                .op(BINGET)
                                .raw(0)
                                .text(command)
                                .op(TUPLE1, REDUCE)),
                forbidden(
                        "from-memoize-after-put",
                        start().text("harmless")
                                .op(BINPUT)
                                .raw(9)
                                .global("os", "system")
                                .op(MEMOIZE)
                                .op(BINGET)
                                .raw(1)
                                .text(command)
                                .op(TUPLE1, REDUCE)),
                forbidden(
                        "doubled",
                        start().global("os", "system").op(DUP).text(command).op(TUPLE1, REDUCE)),
                forbidden(
                        "in-a-joblib-description",
                        start().global("joblib.numpy_pickle", "NumpyArrayWrapper")
                                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT)
                                .text("dtype")
                                .call("os", "system", command)
                                .op(SETITEM, BUILD)),
                forbidden(
                        "in-joblib-objects",
                        bare().raw(start().joblib(new int[] {1}, "O", "C", false)
                                        .toBytes())
                                .raw(start().op(EMPTY_LIST)
                                        .call("os", "system", command)
                                        .stop())),
                new Hostile(
                        "state-of-a-class-outside",
                        start().global("__main__", "Evil")
                                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT, BUILD)
                                .stop(),
                        "pickle.unknown-class",
                        "__main__.Evil"),
                new Hostile(
                        "state-of-a-class",
                        start().global("sklearn.linear_model._logistic", "LogisticRegression")
                                .op(EMPTY_DICT)
                                .text("__reduce__")
                                .global("os", "system")
                                .op(SETITEM, BUILD)
                                .stop(),
                        "pickle.broken-file-value"),
                new Hostile(
                        "state-twice",
                        start().model().op(EMPTY_DICT, BUILD, EMPTY_DICT, BUILD).stop(),
                        "pickle.broken-file-value"),
                new Hostile(
                        "state-of-a-number",
                        start().number(1).op(EMPTY_DICT, BUILD).stop(),
                        "pickle.broken-file-value"));
    }

    private static Hostile forbidden(String name, PickleWriter pickle) {
        return new Hostile(name, pickle.stop(), "pickle.forbidden-call", SYSTEM);
    }
}
