package modelport.formats.keras;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import modelport.onnx.RefusedException;

/** What a file calls a class, and whether that is one of Keras's own. */
final class Names {
    private static final Set<String> CODE = Set.of("Lambda", "TFOpLambda", "SlicingOpLambda");

    private Names() {}

    /** Whether a serialised object says that its class is Keras's own; older files say nothing. */
    static boolean isKeras(Config object) {
        Optional<String> module = object.text("module");
        return module.isEmpty()
                || module.get().equals("keras")
                || module.get().startsWith("keras.")
                || module.get().startsWith("tf_keras.")
                || module.get().startsWith("tensorflow.keras.");
    }

    /** The class of a serialised layer, if it is Keras's own and no code. */
    static String kind(Config object) {
        String name = object.text("class_name").orElseThrow(() -> object.broken("class_name"));
        if (name.equals("Lambda")) {
            throw RefusedException.of("keras.embedded-code", "class", name, "layer", layer(object));
        }
        String registered = object.text("registered_name", "");
        if (registered.contains(">") && !registered.startsWith("Keras>") && !registered.startsWith("keras>")) {
            throw unknown(object, registered);
        }
        if (!isKeras(object)) {
            throw unknown(object, object.text("module", "") + "." + name);
        }
        return name;
    }

    static boolean isOperation(Config object) {
        return object.text("module", "").startsWith("keras.src.ops")
                || object.text("module", "").startsWith("keras.ops");
    }

    static RefusedException unknown(Config object, String name) {
        String code = CODE.contains(name) ? "keras.embedded-code" : "keras.unknown-class";
        return RefusedException.of(code, "class", name, "layer", layer(object));
    }

    static String layer(Config object) {
        return object.has("config") && object.get("config") instanceof Map<?, ?>
                ? object.object("config").text("name", object.layer())
                : object.layer();
    }

    /** As Keras makes the names of groups from those of classes: {@code MaxPooling2D} is {@code max_pooling2d}. */
    static String snake(String kind) {
        String apart = kind.replaceAll("\\W+", "").replaceAll("(.)([A-Z][a-z]+)", "$1_$2");
        return apart.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
