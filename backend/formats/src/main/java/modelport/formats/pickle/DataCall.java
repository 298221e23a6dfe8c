package modelport.formats.pickle;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import modelport.formats.pickle.PyValue.Global;

/** The functions whose results the reader makes itself, since they are nothing but data. */
enum DataCall {
    RECONSTRUCTOR("copyreg._reconstructor"),
    NEW_OBJECT("copyreg.__newobj__"),
    NEW_OBJECT_WITH_KEYWORDS("copyreg.__newobj_ex__"),
    ENCODE("_codecs.encode"),
    BYTES("builtins.bytes"),
    BYTE_ARRAY("builtins.bytearray"),
    LIST("builtins.list"),
    TUPLE("builtins.tuple"),
    SET("builtins.set"),
    FROZEN_SET("builtins.frozenset"),
    DICT("builtins.dict"),
    ORDERED_DICT("collections.OrderedDict"),
    DEFAULT_DICT("collections.defaultdict"),
    SLICE("builtins.slice"),
    RANGE("builtins.range"),
    COMPLEX("builtins.complex"),
    BOUND_METHOD("builtins.getattr"),
    PARTIAL("functools.partial"),
    NUMPY_TYPE("numpy.dtype"),
    NUMPY_ARRAY("numpy.core.multiarray._reconstruct"),
    NUMPY_BUFFER("numpy.core.numeric._frombuffer"),
    NUMPY_SCALAR("numpy.core.multiarray.scalar"),
    DILL_ARRAY("dill._dill._create_array");

    private static final Map<Global, DataCall> BY_GLOBAL =
            Arrays.stream(values()).collect(Collectors.toMap(DataCall::global, Function.identity()));

    private final String path;

    DataCall(String path) {
        this.path = path;
    }

    Global global() {
        return Global.of(path);
    }

    static Optional<DataCall> of(Global global) {
        return Optional.ofNullable(BY_GLOBAL.get(global));
    }
}
