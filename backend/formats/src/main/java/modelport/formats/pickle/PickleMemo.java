package modelport.formats.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import modelport.onnx.RefusedException;

/** The values that a pickle refers to again, by their numbers. */
final class PickleMemo {
    private static final int ENTRY_BYTES = 64;

    private final PickleInput input;
    private final Literals literals;
    private final PickleStack stack;
    private final Map<Long, PyValue> values = new HashMap<>();
    private final IdentityHashMap<PyValue, List<Long>> unfinished = new IdentityHashMap<>();

    PickleMemo(PickleInput input, Literals literals, PickleStack stack) {
        this.input = input;
        this.literals = literals;
        this.stack = stack;
    }

    void execute(Opcode.Memory opcode) throws IOException {
        switch (opcode) {
            case GET -> stack.push(get(literals.digits()));
            case BINGET -> stack.push(get(input.octet()));
            case LONG_BINGET -> stack.push(get(input.number(Integer.BYTES)));
            case PUT -> put(literals.digits());
            case BINPUT -> put(input.octet());
            case LONG_BINPUT -> put(input.number(Integer.BYTES));
            case MEMOIZE -> put(values.size());
        }
    }

    private PyValue get(long index) {
        PyValue value = values.get(index);
        if (value == null || unfinished.containsKey(value)) {
            throw input.broken("pickle.broken-file-memo");
        }
        return value;
    }

    private void put(long index) {
        input.keep(ENTRY_BYTES);
        PyValue value = stack.top();
        values.put(index, value);
        if (values.size() > input.limits().memoEntries()) {
            throw RefusedException.of(
                    "pickle.resource-limit-memo", "limit", input.limits().memoEntries());
        }
        List<Long> places = unfinished.get(value);
        if (places != null) {
            places.add(index);
        }
    }

    /** Says that another value will take the place of this one before anything refers to it again. */
    void unfinished(PyValue value) {
        unfinished.put(value, new ArrayList<>());
    }

    /** Puts a finished value wherever the unfinished one was remembered. */
    void finish(PyValue before, PyValue after) {
        List<Long> places = unfinished.remove(before);
        if (places == null) {
            throw input.broken("pickle.broken-file-value");
        }
        places.forEach(index -> values.replace(index, before, after));
    }
}
