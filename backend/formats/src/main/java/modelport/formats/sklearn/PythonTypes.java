package modelport.formats.sklearn;

import modelport.formats.pickle.NumpyArray;
import modelport.formats.pickle.NumpyType;
import modelport.formats.pickle.PyValue;

/** Python's names for what a pickle may hold. */
final class PythonTypes {
    private PythonTypes() {}

    /** The name of a value's type; classes and functions by their own name. */
    static String name(PyValue value) {
        return switch (value) {
            case PyValue.None _ -> "None";
            case PyValue.Bool _ -> "bool";
            case PyValue.Int _ -> "int";
            case PyValue.Real _ -> "float";
            case PyValue.Text _ -> "str";
            case PyValue.Bytes _ -> "bytes";
            case PyValue.Sequence sequence -> sequence.isTuple() ? "tuple" : "list";
            case PyValue.Dict _ -> "dict";
            case PyValue.PySet _ -> "set";
            case PyValue.Global global -> global.path();
            case PyValue.Instance instance -> instance.type().path();
            case NumpyType _ -> "dtype";
            case NumpyArray _ -> "ndarray";
        };
    }

    /** A dict's key as a person would write it. */
    static String key(PyValue key) {
        return switch (key) {
            case PyValue.Text text -> text.value();
            case PyValue.Int number -> number.value().toString();
            default -> name(key);
        };
    }
}
