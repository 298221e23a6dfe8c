package modelport.formats.pickle;

import static modelport.formats.pickle.Opcode.Call.INST;
import static modelport.formats.pickle.Opcode.Call.NEWOBJ;
import static modelport.formats.pickle.Opcode.Call.NEWOBJ_EX;
import static modelport.formats.pickle.Opcode.Call.OBJ;
import static modelport.formats.pickle.Opcode.Call.REDUCE;
import static modelport.formats.pickle.Opcode.Collect.LIST;
import static modelport.formats.pickle.Opcode.Collect.TUPLE;
import static modelport.formats.pickle.Opcode.Collect.TUPLE1;
import static modelport.formats.pickle.Opcode.Collect.TUPLE2;
import static modelport.formats.pickle.Opcode.Control.MARK;
import static modelport.formats.pickle.Opcode.Control.POP;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_DICT;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_TUPLE;
import static modelport.formats.pickle.PickleWriter.bare;
import static modelport.formats.pickle.PickleWriter.start;

import java.util.List;
import java.util.stream.Stream;

/** Pickles that ask for calls, by every instruction that calls and by the functions that attackers like. */
final class HostileCalls {
    private static final String FORBIDDEN = "pickle.forbidden-call";
    private static final String CODE = "pickle.embedded-code";

    private HostileCalls() {}

    static List<Hostile> all(String command) {
        String python = "__import__('os').system('" + command + "')";
        return Stream.of(
                        byInstruction(command).stream(),
                        byFunction(command, python).stream(),
                        byDetour(command, python).stream(),
                        code().stream())
                .flatMap(each -> each)
                .toList();
    }

    private static List<Hostile> byInstruction(String command) {
        return List.of(
                new Hostile("reduce", start().call("os", "system", command).stop(), FORBIDDEN, "os.system"),
                new Hostile(
                        "reduce-protocol-0",
                        bare().latin("cposix\nsystem\n(S'" + command + "'\ntR.").toBytes(),
                        FORBIDDEN,
                        "posix.system"),
                new Hostile(
                        "stack-global",
                        start().stackGlobal("posix", "system")
                                .text(command)
                                .op(TUPLE1, REDUCE)
                                .stop(),
                        FORBIDDEN,
                        "posix.system"),
                new Hostile(
                        "inst",
                        bare().op(MARK)
                                .text(command)
                                .op(INST)
                                .latin("posix\nsystem\n")
                                .stop(),
                        FORBIDDEN,
                        "posix.system"),
                new Hostile(
                        "obj",
                        start().op(MARK)
                                .global("subprocess", "getoutput")
                                .text(command)
                                .op(OBJ)
                                .stop(),
                        FORBIDDEN,
                        "subprocess.getoutput"),
                new Hostile(
                        "newobj",
                        start().global("subprocess", "Popen")
                                .text(command)
                                .op(TUPLE1, NEWOBJ)
                                .stop(),
                        "pickle.unknown-class",
                        "subprocess.Popen"),
                new Hostile(
                        "newobj-ex",
                        start().global("subprocess", "Popen")
                                .text(command)
                                .op(TUPLE1, EMPTY_DICT, NEWOBJ_EX)
                                .stop(),
                        "pickle.unknown-class",
                        "subprocess.Popen"),
                new Hostile(
                        "result-dropped",
                        start().call("os", "system", command).op(POP).none().stop(),
                        FORBIDDEN,
                        "os.system"));
    }

    private static List<Hostile> byFunction(String command, String python) {
        return List.of(
                forbidden("builtins", "eval", python),
                forbidden("builtins", "exec", python),
                forbidden("__builtin__", "eval", python),
                forbidden("builtins", "compile", python, "x", "exec"),
                forbidden("builtins", "__import__", "os"),
                forbidden("builtins", "open", "/etc/passwd"),
                forbidden("builtins", "globals"),
                forbidden("os", "popen", command),
                forbidden("nt", "system", command),
                forbidden("subprocess", "check_output", command),
                forbidden("runpy", "run_path", "/tmp/x.py"),
                forbidden("timeit", "timeit", python),
                forbidden("cProfile", "run", python),
                forbidden("pdb", "run", python),
                forbidden("importlib", "import_module", "os"),
                forbidden("pkgutil", "resolve_name", "os:system"),
                forbidden("operator", "attrgetter", "system"),
                forbidden("operator", "methodcaller", "system", command),
                forbidden("code", "InteractiveInterpreter"),
                forbidden("ctypes", "CDLL", "libc.so.6"),
                forbidden("webbrowser", "open", "file:///etc/passwd"),
                forbidden("pickle", "loads", "cos\nsystem\n"),
                forbidden("numpy.testing._private.utils", "runstring", python),
                forbidden("numpy", "load", "/etc/passwd"),
                forbidden("torch.storage", "_load_from_bytes", "x"),
                forbidden("copyreg", "add_extension", "os", "system"),
                forbidden("_codecs", "decode", "x", "rot13"),
                forbidden("_codecs", "encode", "x", "rot13"));
    }

    private static Hostile forbidden(String module, String name, String... arguments) {
        String known = module.equals("__builtin__") ? "builtins" : module;
        return new Hostile(
                "call-" + module + "." + name,
                start().call(module, name, arguments).stop(),
                FORBIDDEN,
                known + "." + name);
    }

    private static List<Hostile> byDetour(String command, String python) {
        return List.of(
                new Hostile(
                        "getattr-of-module",
                        start().global("builtins", "getattr")
                                .global("os", "path")
                                .text("os")
                                .op(TUPLE2, REDUCE)
                                .stop(),
                        FORBIDDEN,
                        "builtins.getattr"),
                new Hostile(
                        "getattr-of-dunder",
                        start().global("builtins", "getattr")
                                .model()
                                .text("__reduce__")
                                .op(TUPLE2, REDUCE)
                                .stop(),
                        FORBIDDEN,
                        "builtins.getattr"),
                new Hostile(
                        "getattr-called",
                        start().global("builtins", "getattr")
                                .model()
                                .text("fit")
                                .op(TUPLE2, REDUCE, EMPTY_TUPLE, REDUCE)
                                .stop(),
                        FORBIDDEN,
                        "builtins.getattr"),
                new Hostile(
                        "partial",
                        start().global("functools", "partial")
                                .global("os", "system")
                                .text(command)
                                .op(TUPLE2, REDUCE, EMPTY_TUPLE, REDUCE)
                                .stop(),
                        FORBIDDEN,
                        "os.system"),
                new Hostile(
                        "partial-of-partial",
                        start().global("functools", "partial")
                                .global("functools", "partial")
                                .global("builtins", "eval")
                                .op(TUPLE2, REDUCE)
                                .text(python)
                                .op(TUPLE1, REDUCE, EMPTY_TUPLE, REDUCE)
                                .stop(),
                        FORBIDDEN,
                        "functools.partial"),
                new Hostile(
                        "partial-of-allowed-called",
                        start().global("functools", "partial")
                                .global("sklearn.linear_model._logistic", "LogisticRegression")
                                .op(TUPLE1, REDUCE, EMPTY_TUPLE, REDUCE)
                                .stop(),
                        FORBIDDEN,
                        "functools.partial"),
                new Hostile(
                        "map",
                        start().global("builtins", "list")
                                .global("builtins", "map")
                                .global("os", "system")
                                .op(MARK)
                                .text(command)
                                .op(LIST, TUPLE2, REDUCE, TUPLE1, REDUCE)
                                .stop(),
                        FORBIDDEN,
                        "builtins.map"),
                new Hostile(
                        "object-called",
                        start().model().text(command).op(TUPLE1, REDUCE).stop(),
                        FORBIDDEN,
                        "LogisticRegression"),
                new Hostile(
                        "text-called",
                        start().text("os.system")
                                .text(command)
                                .op(TUPLE1, REDUCE)
                                .stop(),
                        "pickle.broken-file-value"),
                new Hostile(
                        "reconstructor",
                        start().global("copyreg", "_reconstructor")
                                .op(MARK)
                                .global("subprocess", "Popen")
                                .global("builtins", "object")
                                .none()
                                .op(TUPLE, REDUCE)
                                .stop(),
                        "pickle.unknown-class",
                        "subprocess.Popen"),
                new Hostile(
                        "reconstructor-python-2",
                        start().global("copy_reg", "_reconstructor")
                                .op(MARK)
                                .global("__main__", "Evil")
                                .global("__builtin__", "object")
                                .none()
                                .op(TUPLE, REDUCE)
                                .stop(),
                        "pickle.unknown-class",
                        "__main__.Evil"),
                new Hostile(
                        "newobj-function",
                        start().global("copyreg", "__newobj__")
                                .global("__main__", "Evil")
                                .op(TUPLE1, REDUCE)
                                .stop(),
                        "pickle.unknown-class",
                        "__main__.Evil"),
                new Hostile(
                        "newobj-ex-function",
                        start().global("copyreg", "__newobj_ex__")
                                .op(MARK)
                                .global("__main__", "Evil")
                                .op(EMPTY_TUPLE, EMPTY_DICT, TUPLE, REDUCE)
                                .stop(),
                        "pickle.unknown-class",
                        "__main__.Evil"));
    }

    private static List<Hostile> code() {
        return List.of(
                code("types", "CodeType"),
                code("types", "FunctionType"),
                code("marshal", "loads"),
                code("cloudpickle.cloudpickle", "_make_function"),
                code("cloudpickle.cloudpickle_fast", "_function_setstate"),
                code("joblib.externals.cloudpickle.cloudpickle", "_make_skeleton_class"),
                code("dill._dill", "_create_code"),
                code("dill._dill", "_import_module"),
                new Hostile(
                        "code-as-class",
                        start().global("types", "CodeType")
                                .op(EMPTY_TUPLE, NEWOBJ)
                                .stop(),
                        CODE,
                        "types.CodeType"));
    }

    private static Hostile code(String module, String name) {
        return new Hostile(
                "code-" + module + "." + name,
                start().call(module, name, "handler").stop(),
                CODE,
                "handler");
    }
}
