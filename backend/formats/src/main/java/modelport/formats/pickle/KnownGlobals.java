package modelport.formats.pickle;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import modelport.formats.pickle.PyValue.Global;

/** The names that the reader itself gives a meaning, and those that always mean code. */
final class KnownGlobals {
    static final Global OBJECT = Global.of("builtins.object");

    /** Arrays, and classes that are arrays and add only ways to write expressions. */
    static final Set<Global> ARRAYS = globals(
            "numpy.ndarray",
            "numpy.memmap",
            "numpy.matrix",
            "numpy.matrixlib.defmatrix.matrix",
            "numpy.recarray",
            "numpy.rec.recarray",
            "numpy.core.records.recarray");

    /** Types that are structures, before their fields are named. */
    static final Set<Global> STRUCTURES = globals("numpy.record", "numpy.void");

    /** Where Joblib keeps its stand-in for an array; scikit-learn brought its own Joblib once. */
    static final Set<Global> JOBLIB_ARRAYS =
            globals("joblib.numpy_pickle.NumpyArrayWrapper", "sklearn.externals.joblib.numpy_pickle.NumpyArrayWrapper");

    /** Stand-ins for arrays in files beside the pickle. */
    static final Set<Global> OLD_JOBLIB = globals(
            "joblib.numpy_pickle.NDArrayWrapper",
            "joblib.numpy_pickle.ZNDArrayWrapper",
            "joblib.numpy_pickle_compat.NDArrayWrapper",
            "joblib.numpy_pickle_compat.ZNDArrayWrapper",
            "sklearn.externals.joblib.numpy_pickle.NDArrayWrapper",
            "sklearn.externals.joblib.numpy_pickle.ZNDArrayWrapper",
            "sklearn.externals.joblib.numpy_pickle_compat.NDArrayWrapper",
            "sklearn.externals.joblib.numpy_pickle_compat.ZNDArrayWrapper");

    private static final Set<Global> CODE = globals(
            "types.CodeType",
            "types.FunctionType",
            "types.LambdaType",
            "marshal.loads",
            "marshal.load",
            "new.code",
            "new.function");

    private static final Set<String> CODE_PACKAGES = Set.of("cloudpickle", "dill", "joblib.externals.cloudpickle");

    private KnownGlobals() {}

    private static Set<Global> globals(String... paths) {
        return Arrays.stream(paths).map(Global::of).collect(Collectors.toUnmodifiableSet());
    }

    /** The name under which today's Python and numpy 1 know a module. */
    static Global canonical(String module, String name) {
        return switch (module) {
            case "__builtin__" -> new Global("builtins", name.equals("xrange") ? "range" : name);
            case "copy_reg" -> new Global("copyreg", name);
            case "numpy._core" -> new Global("numpy.core", name);
            default ->
                module.startsWith("numpy._core.")
                        ? new Global("numpy.core." + module.substring("numpy._core.".length()), name)
                        : new Global(module, name);
        };
    }

    static boolean isKnown(Global global) {
        return global.equals(OBJECT)
                || ARRAYS.contains(global)
                || STRUCTURES.contains(global)
                || JOBLIB_ARRAYS.contains(global)
                || DataCall.of(global).isPresent();
    }

    /** Whether this makes code, or objects around code, from what a file holds. */
    static boolean isCode(Global global) {
        return CODE.contains(global)
                || CODE_PACKAGES.stream().anyMatch(root -> (global.module() + ".").startsWith(root + "."));
    }
}
