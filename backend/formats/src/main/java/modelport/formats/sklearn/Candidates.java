package modelport.formats.sklearn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import modelport.formats.pickle.PyValue;

/** The estimators in a pickle: its root, or those in the dicts, lists and tuples that it holds instead. */
final class Candidates {
    private static final int DEPTH = 4;
    private static final int MOST = 100;

    private final List<Candidate> found = new ArrayList<>();
    private final Set<PyValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Candidates() {}

    /** An estimator and where it is: keys and indexes joined by slashes. */
    record Candidate(PyValue.Instance instance, String member) {
        @Override
        public String toString() {
            return member + " (" + instance.type().name() + ")";
        }
    }

    static List<Candidate> in(PyValue root) {
        var candidates = new Candidates();
        candidates.search(root, "", 0);
        return candidates.found;
    }

    private void search(PyValue value, String member, int depth) {
        if (depth > DEPTH || found.size() >= MOST) {
            return;
        }
        switch (value) {
            case PyValue.Instance instance -> add(instance, member);
            case PyValue.Sequence sequence
            when seen.add(sequence) -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    search(sequence.items().get(i), below(member, Integer.toString(i)), depth + 1);
                }
            }
            case PyValue.Dict dict
            when seen.add(dict) ->
                dict.items().forEach((key, item) -> search(item, below(member, PythonTypes.key(key)), depth + 1));
            default -> {}
        }
    }

    private void add(PyValue.Instance instance, String member) {
        if (seen.add(instance) && isModel(instance)) {
            found.add(new Candidate(instance, member));
        }
    }

    private static String below(String member, String key) {
        return member.isEmpty() ? key : member + "/" + key;
    }

    /** An estimator, known or not, or a model of another library; not the tables and settings that lie beside them. */
    private static boolean isModel(PyValue.Instance instance) {
        return Converters.all().paths().contains(instance.type().path())
                || Frameworks.of(instance.type()).isPresent()
                || (instance.type().module().startsWith("sklearn.") && isFitted(instance));
    }

    /** Whether something was learnt, as scikit-learn tells it: by an attribute's last character. */
    static boolean isFitted(PyValue.Instance instance) {
        return instance.attributes().stream()
                .flatMap(dict -> dict.items().keySet().stream())
                .flatMap(key -> Values.text(key).stream())
                .anyMatch(name -> name.endsWith("_") && !name.startsWith("__"));
    }
}
