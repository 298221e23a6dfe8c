package modelport.formats.pickle;

import java.util.List;
import modelport.formats.pickle.PyValue.Dict;
import modelport.formats.pickle.PyValue.Instance;
import modelport.formats.pickle.PyValue.PySet;
import modelport.formats.pickle.PyValue.Sequence;
import modelport.formats.pickle.PyValue.Text;

/** Puts values into lists, tuples, dicts and sets. */
final class Containers {
    private static final int ENTRY_BYTES = 64;

    private final PickleInput input;
    private final PickleStack stack;

    Containers(PickleInput input, PickleStack stack) {
        this.input = input;
        this.stack = stack;
    }

    void execute(Opcode.Collect opcode) {
        switch (opcode) {
            case LIST -> stack.push(new Sequence(false, stack.popToMark()));
            case APPEND -> append(List.of(stack.pop()));
            case APPENDS -> append(stack.popToMark());
            case TUPLE -> stack.push(new Sequence(true, stack.popToMark()));
            case TUPLE1 -> tuple(1);
            case TUPLE2 -> tuple(2);
            case TUPLE3 -> tuple(3);
            case DICT -> {
                List<PyValue> pairs = stack.popToMark();
                stack.push(new Dict());
                put(pairs);
            }
            case SETITEM -> {
                PyValue value = stack.pop();
                put(List.of(stack.pop(), value));
            }
            case SETITEMS -> put(stack.popToMark());
            case ADDITEMS -> add(stack.popToMark());
            case FROZENSET -> {
                List<PyValue> items = stack.popToMark();
                stack.push(new PySet());
                add(items);
            }
        }
    }

    private void tuple(int size) {
        PyValue[] items = new PyValue[size];
        for (int i = size - 1; i >= 0; i--) {
            items[i] = stack.pop();
        }
        stack.push(new Sequence(true, List.of(items)));
    }

    private void append(List<PyValue> items) {
        switch (stack.top()) {
            case Sequence list when !list.isTuple() -> list.items().addAll(items);
            case Instance instance -> instance.appended().addAll(items);
            default -> throw input.broken("pickle.broken-file-value");
        }
    }

    private void add(List<PyValue> items) {
        if (!(stack.top() instanceof PySet set)) {
            throw input.broken("pickle.broken-file-value");
        }
        set.items().addAll(items);
    }

    private void put(List<PyValue> pairs) {
        Dict dict = switch (stack.top()) {
            case Dict it -> it;
            case Instance instance -> instance.entries();
            default -> throw input.broken("pickle.broken-file-value");
        };
        if (pairs.size() % 2 != 0) {
            throw input.broken("pickle.broken-file-value");
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            put(input, dict, pairs.get(i), pairs.get(i + 1));
        }
    }

    static void put(PickleInput input, Dict dict, PyValue key, PyValue value) {
        // Keys are compared, which takes time where files repeat a long one.
        input.keep(key instanceof Text text ? ENTRY_BYTES + text.value().length() : ENTRY_BYTES);
        dict.items().put(key, value);
    }
}
