package modelport.formats.pickle;

import static modelport.formats.pickle.Opcode.Call.NEWOBJ;
import static modelport.formats.pickle.Opcode.Call.REDUCE;
import static modelport.formats.pickle.Opcode.Call.STACK_GLOBAL;
import static modelport.formats.pickle.Opcode.Collect.TUPLE1;
import static modelport.formats.pickle.Opcode.Literal.EMPTY_TUPLE;
import static modelport.formats.pickle.PickleWriter.bare;
import static modelport.formats.pickle.PickleWriter.start;

import java.util.List;
import java.util.stream.IntStream;

/** Names that are almost the allowed ones, and references that are none. */
final class HostileNames {
    private static final String MODULE = "sklearn.linear_model._logistic";
    private static final String NAME = "LogisticRegression";
    private static final String UNKNOWN = "pickle.unknown-class";

    private HostileNames() {}

    static List<Hostile> all(String command) {
        return List.of(
                almost("dotted-name", MODULE, NAME + ".__init__"),
                almost("dot-elsewhere", "sklearn.linear_model", "_logistic." + NAME),
                almost("module-with-space", MODULE + " ", NAME),
                almost("name-with-space", MODULE, NAME + " "),
                almost("name-with-line-end", MODULE, NAME + "\n"),
                almost("name-with-zero", MODULE, NAME + "\0"),
                almost("upper-case", MODULE, "LOGISTICREGRESSION"),
                almost("cyrillic", "s\u043alearn.linear_model._logistic", NAME),
                almost("full-width", MODULE, "\uff2cogisticRegression"),
                almost("combining", MODULE, "Logi\u0301sticRegression"),
                almost("invisible", MODULE, "Logistic\u200bRegression"),
                almost("right-to-left", MODULE, "\u202e" + NAME),
                almost("empty-name", MODULE, ""),
                almost("empty-module", "", NAME),
                almost("relative-module", "." + MODULE, NAME),
                almost("numpy-core-lookalike", "numpy._corex.multiarray", "_reconstruct"),
                almost("builtin-lookalike", "__builtin__x", "list"),
                new Hostile(
                        "dotted-call",
                        start().stackGlobal("sklearn", "os.system")
                                .text(command)
                                .op(TUPLE1, REDUCE)
                                .stop(),
                        "pickle.forbidden-call",
                        "os.system"),
                new Hostile(
                        "carriage-return",
                        bare().latin("c" + MODULE + "\r\n" + NAME + "\r\n")
                                .op(EMPTY_TUPLE, NEWOBJ)
                                .stop(),
                        UNKNOWN,
                        NAME),
                new Hostile(
                        "global-bad-utf-8", bare().latin("cos\u00ff\nsystem\n").stop(), "pickle.broken-file-text"),
                new Hostile(
                        "stack-global-of-numbers",
                        start().number(1).number(2).op(STACK_GLOBAL).stop(),
                        "pickle.broken-file-value"),
                new Hostile(
                        "stack-global-of-bytes",
                        start().bytes((byte) 'o', (byte) 's')
                                .text("system")
                                .op(STACK_GLOBAL)
                                .stop(),
                        "pickle.broken-file-value"),
                new Hostile(
                        "stack-global-of-globals",
                        start().global("os", "system")
                                .global("os", "system")
                                .op(STACK_GLOBAL)
                                .stop(),
                        "pickle.broken-file-value"),
                new Hostile(
                        "stack-global-of-nothing",
                        start().text("os").op(STACK_GLOBAL).stop(),
                        "pickle.broken-file-stack"),
                new Hostile(
                        "stack-global-too-long",
                        start().stackGlobal("os", "x".repeat(300)).stop(),
                        "pickle.broken-file-length"),
                new Hostile(
                        "global-too-long",
                        bare().latin("cos\n" + "x".repeat(300) + "\n").stop(),
                        "pickle.broken-file-length"),
                new Hostile("too-many-names", names(), "pickle.resource-limit-names", "100"),
                new Hostile(
                        "persistent-id", bare().latin("Pevil\n").stop(), "pickle.unsupported-pickle", "persistent id"),
                new Hostile(
                        "persistent-id-of-value",
                        start().text("evil").op(Opcode.Foreign.BINPERSID).stop(),
                        "pickle.unsupported-pickle",
                        "persistent id"),
                extension("extension-1", bare().op(Opcode.Foreign.EXT1).raw(1)),
                extension("extension-2", bare().op(Opcode.Foreign.EXT2).raw(1, 0)),
                extension("extension-4", bare().op(Opcode.Foreign.EXT4).four(1)),
                new Hostile(
                        "next-buffer",
                        start().op(Opcode.Foreign.NEXT_BUFFER).stop(),
                        "pickle.unsupported-pickle",
                        "out-of-band buffer"),
                new Hostile(
                        "read-only-buffer",
                        start().none().op(Opcode.Foreign.READONLY_BUFFER).stop(),
                        "pickle.unsupported-pickle",
                        "out-of-band buffer"));
    }

    private static Hostile extension(String name, PickleWriter pickle) {
        return new Hostile(name, pickle.stop(), "pickle.unsupported-pickle", "extension registry");
    }

    private static Hostile almost(String name, String module, String global) {
        byte[] pickle =
                start().stackGlobal(module, global).op(EMPTY_TUPLE, NEWOBJ).stop();
        return new Hostile(name, pickle, UNKNOWN);
    }

    private static byte[] names() {
        var pickle = start();
        IntStream.range(0, 200).forEach(i -> pickle.global("os", "f" + i));
        return pickle.stop();
    }
}
