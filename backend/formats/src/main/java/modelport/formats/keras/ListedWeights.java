package modelport.formats.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import modelport.formats.hdf5.Hdf5Array;
import modelport.formats.hdf5.Hdf5Group;
import modelport.onnx.RefusedException;

/** Weights as .h5 files keep them: a group for each outermost layer, with a list of names. */
final class ListedWeights extends Weights {
    private final Hdf5Group root;
    private final List<Named> weights;
    private final boolean outermost;
    private final Loaded read;

    /** Where a weight is, and the parts of its name. */
    private record Named(Hdf5Group group, String path) {
        List<String> parts() {
            return Arrays.asList(path.split("/", -1));
        }

        /** TensorFlow adds the number of an output. */
        String last() {
            return parts().getLast().replaceFirst(":\\d+$", "");
        }
    }

    private ListedWeights(String layer, Hdf5Group root, List<Named> weights, boolean outermost, Loaded read) {
        super(layer, read);
        this.root = root;
        this.weights = weights;
        this.outermost = outermost;
        this.read = read;
    }

    /** @param root the group of all layers */
    static Weights of(Hdf5Group root) {
        return new ListedWeights("", root, List.of(), true, new Loaded());
    }

    /** There are no other files beside an .h5 file. */
    @Override
    String folder() {
        return "";
    }

    @Override
    int count() {
        return weights.size();
    }

    @Override
    Floats find(int index, String name) {
        Named named = weights.stream()
                .filter(weight -> weight.last().equals(name))
                .findFirst()
                .or(() -> index < weights.size() ? Optional.of(weights.get(index)) : Optional.empty())
                .orElseThrow(() -> missing(name));
        Hdf5Array array = named.group().find(named.path()).orElseThrow(() -> missing(named.path()));
        return read.of(array);
    }

    @Override
    Weights part(String attribute, String name) {
        return name.isEmpty() ? new ListedWeights(layer(), root, weights, false, read) : among(layer(), name::equals);
    }

    private Weights among(String layer, Predicate<String> wanted) {
        List<Named> some = weights.stream()
                .filter(weight -> weight.parts().subList(0, weight.parts().size() - 1).stream()
                        .anyMatch(wanted))
                .toList();
        return new ListedWeights(layer, root, some, false, read);
    }

    @Override
    Weights item(String list, Place place) {
        return outermost ? outer(place.name()) : among(place.name(), place.name()::equals);
    }

    private Weights outer(String name) {
        Optional<Hdf5Group> group = root.group(name);
        List<Named> names = group.map(found -> texts(found, "weight_names").stream()
                        .map(path -> new Named(found, path))
                        .toList())
                .orElse(List.of());
        return new ListedWeights(name, root, names, false, read);
    }

    /** Long lists are cut into several attributes. */
    static List<String> texts(Hdf5Group group, String name) {
        Optional<List<String>> whole = group.texts(name);
        if (whole.isPresent()) {
            return whole.get();
        }
        var all = new ArrayList<String>();
        for (int part = 0; part < 10_000; part++) {
            Optional<List<String>> some = group.texts(name + part);
            if (some.isEmpty()) {
                return all;
            }
            all.addAll(some.get());
        }
        throw RefusedException.of("keras.weight-missing", "layer", group.path(), "weight", name);
    }
}
