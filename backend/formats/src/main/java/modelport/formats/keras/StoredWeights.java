package modelport.formats.keras;

import java.util.Optional;
import modelport.formats.hdf5.Hdf5Array;
import modelport.formats.hdf5.Hdf5Group;
import org.jspecify.annotations.Nullable;

/** Weights as Keras 3 keeps them in a .keras file: a group for each layer, and numbers in place of names. */
final class StoredWeights extends Weights {
    private static final String VARIABLES = "vars";

    /** What the first releases called the list of layers. */
    private static final String EARLIER = "_layer_checkpoint_dependencies";

    private final @Nullable Hdf5Group group;
    private final Loaded read;
    private final String folder;

    private StoredWeights(String layer, @Nullable Hdf5Group group, String folder, Loaded read) {
        super(layer, read);
        this.folder = folder;
        this.group = group;
        this.read = read;
    }

    static Weights of(Hdf5Group root) {
        return new StoredWeights("", root, "", new Loaded());
    }

    private Optional<Hdf5Group> variables() {
        return Optional.ofNullable(group).flatMap(found -> found.group(VARIABLES));
    }

    @Override
    String folder() {
        return folder;
    }

    @Override
    int count() {
        return variables().map(variables -> variables.names().size()).orElse(0);
    }

    @Override
    Floats find(int index, String name) {
        Hdf5Array array = variables()
                .flatMap(variables -> variables.array(Integer.toString(index)))
                .orElseThrow(() -> missing(name));
        return read.of(array);
    }

    @Override
    Weights part(String attribute, String name) {
        Optional<Hdf5Group> found =
                Optional.ofNullable(group).flatMap(here -> here.group(attribute).or(() -> here.group("_" + attribute)));
        return new StoredWeights(layer(), found.orElse(null), folder + attribute + "/", read);
    }

    /** By the name that newer releases write beside; by the class and a number otherwise. */
    @Override
    Weights item(String list, Place place) {
        Optional<Hdf5Group> layers =
                Optional.ofNullable(group).flatMap(here -> here.group(list).or(() -> here.group(EARLIER)));
        Optional<Hdf5Group> found = layers.flatMap(all -> all.group(place.stored()))
                .filter(item -> named(item).map(place.name()::equals).orElse(true))
                .or(() -> layers.flatMap(all -> all.names().stream()
                        .flatMap(name -> all.group(name).stream())
                        .filter(item -> named(item).map(place.name()::equals).orElse(false))
                        .findFirst()));
        return new StoredWeights(place.name(), found.orElse(null), folder + list + "/" + place.stored() + "/", read);
    }

    private static Optional<String> named(Hdf5Group item) {
        return item.group(VARIABLES).flatMap(variables -> variables.text("name"));
    }
}
