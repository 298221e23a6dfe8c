package modelport.formats.pickle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.onnx.RefusedException;

/** The values that wait for their container, and the marks between them. */
final class PickleStack {
    private final PickleInput input;
    private final ArrayList<PyValue> values = new ArrayList<>();
    private final ArrayList<Integer> marks = new ArrayList<>();

    PickleStack(PickleInput input) {
        this.input = input;
    }

    void push(PyValue value) {
        if (values.size() == input.limits().stackValues()) {
            throw RefusedException.of(
                    "pickle.resource-limit-stack", "limit", input.limits().stackValues());
        }
        values.add(value);
    }

    /** Takes the last value; one below a mark is out of reach. */
    PyValue pop() {
        PyValue value = top();
        values.removeLast();
        return value;
    }

    PyValue top() {
        if (values.size() <= floor()) {
            throw input.broken("pickle.broken-file-stack");
        }
        return values.getLast();
    }

    void replaceTop(PyValue value) {
        values.set(values.size() - 1, value);
    }

    void mark() {
        if (marks.size() == input.limits().stackValues()) {
            throw RefusedException.of(
                    "pickle.resource-limit-stack", "limit", input.limits().stackValues());
        }
        marks.add(values.size());
    }

    /** Takes a mark that nothing stands above, if there is one. */
    boolean popBareMark() {
        boolean bare = !marks.isEmpty() && floor() == values.size();
        if (bare) {
            marks.removeLast();
        }
        return bare;
    }

    /** Takes everything down to the last mark, and the mark. */
    List<PyValue> popToMark() {
        if (marks.isEmpty()) {
            throw input.broken("pickle.broken-file-mark");
        }
        List<PyValue> above = values.subList(marks.removeLast(), values.size());
        List<PyValue> taken = new ArrayList<>(above);
        above.clear();
        return taken;
    }

    private int floor() {
        return marks.isEmpty() ? 0 : marks.getLast();
    }

    /** The object that is being described; the innermost one. */
    Optional<PyValue.Instance> innermost() {
        return values.reversed().stream()
                .filter(PyValue.Instance.class::isInstance)
                .map(PyValue.Instance.class::cast)
                .findFirst();
    }
}
