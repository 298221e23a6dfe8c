package modelport.formats.pickle;

import java.util.List;
import modelport.formats.pickle.NamedGlobal.Use;
import modelport.formats.pickle.PyValue.Dict;
import modelport.formats.pickle.PyValue.Global;
import modelport.formats.pickle.PyValue.Instance;
import modelport.onnx.RefusedException;

/** Decides of which classes there may be objects. */
final class PyObjects {
    private static final int OBJECT_BYTES = 192;

    private final PickleInput input;
    private final PickleStack stack;
    private final AllowList allowed;
    private final PickleLog log;

    PyObjects(PickleInput input, PickleStack stack, AllowList allowed, PickleLog log) {
        this.input = input;
        this.stack = stack;
        this.allowed = allowed;
        this.log = log;
    }

    /** An object of a class, with what its {@code __new__} would have been given. */
    Instance create(PyValue type, List<PyValue> arguments) {
        input.keep(OBJECT_BYTES);
        return new Instance(allowedClass(type), arguments);
    }

    /** An object of a class, with keywords for its {@code __new__} as well. */
    Instance create(PyValue type, List<PyValue> arguments, PyValue keywords) {
        Instance instance = create(type, arguments);
        if (!(keywords instanceof Dict dict)) {
            throw input.broken("pickle.broken-file-value");
        }
        instance.keywords(dict);
        return instance;
    }

    private Global allowedClass(PyValue type) {
        if (!(type instanceof Global global)) {
            throw input.broken("pickle.broken-file-value");
        }
        log.used(global, Use.CLASS);
        refuseCode(global, List.of());
        if (KnownGlobals.OLD_JOBLIB.contains(global)) {
            throw RefusedException.of("pickle.unsupported-pickle-old-joblib", "name", global.path());
        }
        if (!KnownGlobals.JOBLIB_ARRAYS.contains(global) && !allowed.allows(global)) {
            throw RefusedException.of("pickle.unknown-class", "name", global.path());
        }
        return global;
    }

    /** Refuses functions and classes that no object may come from. */
    void requireCallable(Global function, List<PyValue> arguments) {
        refuseCode(function, arguments);
        if (!allowed.allows(function)) {
            throw RefusedException.of("pickle.forbidden-call", "name", function.path());
        }
    }

    /** An object that a function or class would have made, were it called. */
    Instance called(Global function, List<PyValue> arguments) {
        requireCallable(function, arguments);
        input.keep(OBJECT_BYTES);
        return new Instance(function, arguments);
    }

    private void refuseCode(Global global, List<PyValue> arguments) {
        if (KnownGlobals.isCode(global)) {
            throw RefusedException.of("pickle.embedded-code", "name", owner(global, arguments), "call", global.path());
        }
    }

    /** The class of the object that holds the code, or else what the code calls itself. */
    private String owner(Global global, List<PyValue> arguments) {
        return stack.innermost()
                .map(instance -> instance.type().path())
                .or(() -> arguments.stream()
                        .filter(PyValue.Text.class::isInstance)
                        .map(text -> ((PyValue.Text) text).value())
                        .findFirst())
                .orElseGet(global::path);
    }
}
