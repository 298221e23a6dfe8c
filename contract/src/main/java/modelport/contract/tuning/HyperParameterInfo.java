package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is set before a model is trained. */
@Schema(description = "Something that is set before a model is trained")
public record HyperParameterInfo(
        @Schema(description = "Its name, such as learning_rate")
        String name,

        @Schema(description = "What its value is") Kind kind,

        @Schema(description = "Its value where nobody says another: a number or a word")
        Object initial,

        @Schema(description = "The smallest number; absent for words") @Nullable
        Double lower,

        @Schema(description = "The largest number; absent for words") @Nullable
        Double upper,

        @Schema(description = "Whether orders of magnitude matter more than differences")
        boolean logarithmic,

        @Schema(description = "The words that it can be; empty for numbers")
        List<String> options,

        @Schema(description = "Values that are often worth a try, for a first grid")
        List<Object> suggested) {
    public HyperParameterInfo {
        options = List.copyOf(options);
        suggested = List.copyOf(suggested);
    }

    /** What a parameter's value is. */
    @Schema(name = "HyperParameterKind", description = "What a parameter's value is")
    public enum Kind {
        /** A whole number. */
        INTEGER,
        /** A number. */
        NUMBER,
        /** One of some words. */
        CHOICE
    }
}
