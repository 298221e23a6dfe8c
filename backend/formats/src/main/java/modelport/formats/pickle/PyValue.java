package modelport.formats.pickle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value as a pickle describes it. What would be an object in Python is only the name of its class and what the class
 * would have been given.
 *
 * <p>Numbers and texts are comparable, so that dicts stay fast whatever keys a file makes up. Containers are compared
 * by identity, since a pickle may share them and may even let them hold themselves.
 */
public sealed interface PyValue
        permits PyValue.None,
                PyValue.Bool,
                PyValue.Int,
                PyValue.Real,
                PyValue.Text,
                PyValue.Bytes,
                PyValue.Sequence,
                PyValue.Dict,
                PyValue.PySet,
                PyValue.Global,
                PyValue.Instance,
                NumpyType,
                NumpyArray {
    enum None implements PyValue {
        NONE
    }

    record Bool(boolean value) implements PyValue {}

    record Int(BigInteger value) implements PyValue, Comparable<Int> {
        public static Int of(long value) {
            return new Int(BigInteger.valueOf(value));
        }

        @Override
        public int compareTo(Int other) {
            return value.compareTo(other.value);
        }
    }

    record Real(double value) implements PyValue, Comparable<Real> {
        @Override
        public int compareTo(Real other) {
            return Double.compare(value, other.value);
        }
    }

    record Text(String value) implements PyValue, Comparable<Text> {
        @Override
        public int compareTo(Text other) {
            return value.compareTo(other.value);
        }
    }

    /** Bytes; nobody changes them. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] value) implements PyValue {}

    /** A list or a tuple. */
    final class Sequence implements PyValue {
        private final boolean tuple;
        private final List<PyValue> items;

        Sequence(boolean tuple, List<PyValue> items) {
            this.tuple = tuple;
            this.items = new ArrayList<>(items);
        }

        public boolean isTuple() {
            return tuple;
        }

        public List<PyValue> items() {
            return items;
        }
    }

    /** A dict or an OrderedDict, or a defaultdict; the last of equal keys counts. */
    final class Dict implements PyValue {
        private final Map<PyValue, PyValue> items = new LinkedHashMap<>();

        public Map<PyValue, PyValue> items() {
            return items;
        }

        /** The value of a text key. */
        public Optional<PyValue> get(String key) {
            return Optional.ofNullable(items.get(new Text(key)));
        }
    }

    /** A set or a frozenset, in the order of the file. */
    final class PySet implements PyValue {
        private final List<PyValue> items = new ArrayList<>();

        public List<PyValue> items() {
            return items;
        }
    }

    /** The name of a class or function. */
    record Global(String module, String name) implements PyValue {
        /** The name behind the last dot of a path. */
        public static Global of(String path) {
            int dot = path.lastIndexOf('.');
            return new Global(path.substring(0, dot), path.substring(dot + 1));
        }

        /** The module's name, a dot and the name. */
        public String path() {
            return module + "." + name;
        }
    }

    /**
     * What would be an object: its class, or the function that would have made it, and what they would have been given.
     */
    final class Instance implements PyValue {
        private final Global type;
        private final List<PyValue> arguments;
        private final List<PyValue> appended = new ArrayList<>();
        private final Dict entries = new Dict();
        private @Nullable PyValue state;
        private @Nullable Dict keywords;

        Instance(Global type, List<PyValue> arguments) {
            this.type = type;
            // A copy would let a file that repeats one long tuple fill the memory.
            this.arguments = Collections.unmodifiableList(arguments);
        }

        public Global type() {
            return type;
        }

        public List<PyValue> arguments() {
            return arguments;
        }

        /** Arguments of {@code __new__} that have names. */
        public Optional<Dict> keywords() {
            return Optional.ofNullable(keywords);
        }

        void keywords(Dict values) {
            keywords = values;
        }

        /** What {@code __setstate__} would have been given. */
        public Optional<PyValue> state() {
            return Optional.ofNullable(state);
        }

        void state(PyValue value) {
            state = value;
        }

        /** Items of a subclass of list. */
        public List<PyValue> appended() {
            return appended;
        }

        /** Entries of a subclass of dict. */
        public Dict entries() {
            return entries;
        }

        /** An attribute, where the state is a dict of attributes, or a pair of that and one of slots. */
        public Optional<PyValue> attribute(String name) {
            return attributes().flatMap(dict -> dict.get(name));
        }

        /** All attributes, in the order of the file; those of slots come last. */
        public Optional<Dict> attributes() {
            return switch (state) {
                case Dict dict -> Optional.of(dict);
                case Sequence pair
                when pair.isTuple() && pair.items().size() == 2 ->
                    withSlots(pair.items().getFirst(), pair.items().getLast());
                case null, default -> Optional.empty();
            };
        }

        private static Optional<Dict> withSlots(PyValue plain, PyValue slots) {
            if (!(slots instanceof Dict slotted)) {
                return plain instanceof Dict dict ? Optional.of(dict) : Optional.empty();
            }
            var all = new Dict();
            if (plain instanceof Dict dict) {
                all.items.putAll(dict.items);
            }
            all.items.putAll(slotted.items);
            return Optional.of(all);
        }
    }
}
