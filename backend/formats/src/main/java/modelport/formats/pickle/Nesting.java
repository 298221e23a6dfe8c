package modelport.formats.pickle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import modelport.formats.pickle.PyValue.Dict;
import modelport.formats.pickle.PyValue.Instance;
import modelport.formats.pickle.PyValue.PySet;
import modelport.formats.pickle.PyValue.Sequence;
import modelport.onnx.RefusedException;

/** Measures how deep values hold each other, level by level: shared ones count once, at their least depth. */
final class Nesting {
    private final Set<PyValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private List<PyValue> next = new ArrayList<>();

    private Nesting() {}

    static void check(PyValue value, int limit) {
        new Nesting().descend(value, limit);
    }

    private void descend(PyValue value, int limit) {
        add(value);
        for (int depth = 0; !next.isEmpty(); depth++) {
            if (depth > limit) {
                throw RefusedException.of("pickle.resource-limit-nesting", "limit", limit);
            }
            List<PyValue> level = next;
            next = new ArrayList<>();
            level.forEach(this::addParts);
        }
    }

    private void addParts(PyValue value) {
        switch (value) {
            case Sequence sequence -> addAll(sequence.items());
            case Dict dict -> {
                addAll(dict.items().keySet());
                addAll(dict.items().values());
            }
            case PySet set -> addAll(set.items());
            case NumpyArray array -> addAll(array.objects());
            case Instance instance -> {
                addAll(instance.arguments());
                addAll(instance.appended());
                add(instance.entries());
                instance.state().ifPresent(this::add);
                instance.keywords().ifPresent(this::add);
            }
            case PyValue.None _,
                    PyValue.Bool _,
                    PyValue.Int _,
                    PyValue.Real _,
                    PyValue.Text _,
                    PyValue.Bytes _,
                    PyValue.Global _,
                    NumpyType _ -> {}
        }
    }

    private void addAll(Collection<PyValue> values) {
        values.forEach(this::add);
    }

    private void add(PyValue value) {
        boolean holds = switch (value) {
            case Sequence _, Dict _, PySet _, Instance _ -> true;
            case NumpyArray array -> array.isObject();
            case PyValue.None _,
                    PyValue.Bool _,
                    PyValue.Int _,
                    PyValue.Real _,
                    PyValue.Text _,
                    PyValue.Bytes _,
                    PyValue.Global _,
                    NumpyType _ -> false;
        };
        if (holds && seen.add(value)) {
            next.add(value);
        }
    }
}
