package modelport.contract.registry;

import java.util.Map;
import java.util.Optional;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** Formats whose versions are kept and shown, while nothing here can run them. */
public final class KeptFormats {
    private static final Map<String, String> TITLES = Map.of("GGUF", "GGUF", "TFLITE", "TensorFlow Lite");

    private KeptFormats() {}

    /** Why a version of a format can be neither tried, evaluated, compressed nor deployed; empty if it can. */
    public static Optional<Message> refusal(@Nullable String format) {
        return Optional.ofNullable(format)
                .map(TITLES::get)
                .map(title -> Message.of("registry.not-servable", "format", title));
    }
}
