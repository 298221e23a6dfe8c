package modelport.formats;

import java.util.List;
import modelport.onnx.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file that another library wrote.
 *
 * @param names classes and functions that the file names, in its order
 */
public record Conversion(List<String> names, Result result) {
    public Conversion {
        names = List.copyOf(names);
    }

    /** A model, or the reason why there is none. */
    public sealed interface Result {}

    /** An ONNX model that gives the same answers. */
    public record Made(ConvertedModel model) implements Result {}

    /** The file is broken, not to be trusted, or cannot be converted exactly. */
    public record Refused(Refusal refusal) implements Result {}

    static Conversion made(List<String> names, ConvertedModel model) {
        return new Conversion(names, new Made(model));
    }

    static Conversion refused(List<String> names, Refusal refusal) {
        return new Conversion(names, new Refused(refusal));
    }

    /** The refusal, if there is one. */
    @Nullable
    Refusal refusal() {
        return switch (result) {
            case Made _ -> null;
            case Refused(Refusal refusal) -> refusal;
        };
    }
}
