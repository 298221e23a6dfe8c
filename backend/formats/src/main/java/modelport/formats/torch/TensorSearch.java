package modelport.formats.torch;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import modelport.formats.pickle.AllowList;
import modelport.formats.pickle.PyValue;
import modelport.formats.pickle.PyValue.Dict;
import modelport.formats.pickle.PyValue.Global;
import modelport.formats.pickle.PyValue.Instance;
import modelport.formats.pickle.PyValue.Int;
import modelport.formats.pickle.PyValue.Sequence;
import modelport.formats.pickle.PyValue.Text;
import modelport.onnx.RefusedException;

/** Finds the tensors in what a pickle of PyTorch describes. */
final class TensorSearch {
    private static final int MOST = 1_000_000;

    /** How checkpoints call the weights among the rest, in the order of preference. */
    private static final List<String> WEIGHTS =
            List.of("state_dict", "model_state_dict", "model", "net", "weights", "module", "params", "ema");

    private TensorSearch() {}

    /** The weights of a state dict, or of the one in a checkpoint; none if there are none. */
    static List<TorchTensor> weights(PyValue root) {
        if (tensor(root).isPresent()) {
            return named(List.of(new Entry("", root)));
        }
        Deque<PyValue> left = new ArrayDeque<>(List.of(root));
        Set<PyValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!left.isEmpty()) {
            PyValue value = left.removeFirst();
            if (!seen.add(value)) {
                continue;
            }
            List<Entry> entries = entries(value);
            if (entries.stream().anyMatch(entry -> tensor(entry.value).isPresent())) {
                return named(entries);
            }
            entries.stream()
                    .sorted(Comparator.comparingInt(entry -> rank(entry.name)))
                    .map(Entry::value)
                    .filter(inner -> inner instanceof Dict || inner instanceof Sequence)
                    .forEach(left::add);
        }
        return List.of();
    }

    /** Every tensor of the objects of a script, by the path of attributes that leads to it. */
    static List<TorchTensor> parameters(PyValue root) {
        var found = new ArrayList<TorchTensor>();
        Set<PyValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Entry> left = new ArrayDeque<>(List.of(new Entry("", root)));
        while (!left.isEmpty() && found.size() < MOST) {
            Entry entry = left.removeFirst();
            if (!seen.add(entry.value)) {
                continue;
            }
            Optional<TorchTensor> tensor = tensor(entry.value);
            if (tensor.isPresent()) {
                found.add(tensor.get().named(entry.name));
                continue;
            }
            entries(entry.value).reversed().forEach(inner -> left.addFirst(inner.under(entry.name)));
        }
        return found;
    }

    private record Entry(String name, PyValue value) {
        Entry under(String path) {
            return path.isEmpty() ? this : new Entry(path + "." + name, value);
        }
    }

    private static int rank(String name) {
        int index = WEIGHTS.indexOf(name);
        return index < 0 ? WEIGHTS.size() : index;
    }

    private static List<Entry> entries(PyValue value) {
        return switch (value) {
            case Dict dict ->
                dict.items().entrySet().stream()
                        .filter(entry -> entry.getKey() instanceof Text)
                        .map(entry -> new Entry(((Text) entry.getKey()).value(), entry.getValue()))
                        .toList();
            case Sequence sequence -> {
                var entries = new ArrayList<Entry>();
                for (PyValue item : sequence.items()) {
                    entries.add(new Entry(Integer.toString(entries.size()), item));
                }
                yield entries;
            }
            case Instance instance
            when !instance.type().equals(AllowList.STORAGE) ->
                instance.attributes().map(TensorSearch::entries).orElse(List.of());
            default -> List.of();
        };
    }

    private static List<TorchTensor> named(List<Entry> entries) {
        var found = new ArrayList<TorchTensor>();
        for (Entry entry : entries) {
            tensor(entry.value).map(tensor -> tensor.named(entry.name)).ifPresent(found::add);
            if (found.size() > MOST) {
                throw RefusedException.of("torch.resource-limit-tensors", "limit", MOST);
            }
        }
        return found;
    }

    /** The tensor that a value stands for. */
    static Optional<TorchTensor> tensor(PyValue value) {
        if (!(value instanceof Instance instance)) {
            return Optional.empty();
        }
        if (instance.type().equals(TorchNames.PARAMETER)
                && !instance.arguments().isEmpty()) {
            return plainTensor(instance.arguments().getFirst());
        }
        return plainTensor(value);
    }

    private static Optional<TorchTensor> plainTensor(PyValue value) {
        boolean tensor = value instanceof Instance instance
                && TorchNames.TENSORS.contains(instance.type())
                && instance.arguments().size() >= 4;
        if (!tensor) {
            return Optional.empty();
        }
        List<PyValue> arguments = ((Instance) value).arguments();
        Storage storage = Storage.of(arguments.getFirst());
        return Optional.of(new TorchTensor(
                "",
                storage.type,
                sizes(arguments.get(2)),
                storage.key,
                number(arguments.get(1)),
                sizes(arguments.get(3))));
    }

    /** What a persistent id says: the word storage, its class, its name, its device and its length. */
    private record Storage(TorchType type, String key) {
        static Storage of(PyValue value) {
            boolean known = value instanceof Instance instance
                    && instance.type().equals(AllowList.STORAGE)
                    && instance.arguments().size() >= 5
                    && instance.arguments().getFirst().equals(new Text("storage"));
            if (!known) {
                throw broken();
            }
            List<PyValue> id = ((Instance) value).arguments();
            if (!(id.get(1) instanceof Global type) || !(id.get(2) instanceof Text key)) {
                throw broken();
            }
            return new Storage(
                    TorchType.ofStorage(type.name())
                            .orElseThrow(() -> RefusedException.of("torch.unsupported-dtype", "dtype", type.path())),
                    key.value());
        }
    }

    private static List<Long> sizes(PyValue value) {
        if (value instanceof Sequence sequence) {
            return sequence.items().stream().map(TensorSearch::number).toList();
        }
        throw broken();
    }

    private static long number(PyValue value) {
        boolean fits = value instanceof Int number && number.value().bitLength() < Long.SIZE;
        BigInteger number = fits ? ((Int) value).value() : BigInteger.ZERO;
        if (!fits) {
            throw broken();
        }
        return number.longValue();
    }

    private static RefusedException broken() {
        return RefusedException.of("torch.broken-file-tensor", "name", "");
    }
}
