package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;

/** What a model remembers from one run to the next. */
@Schema(description = "What a model remembers from one run to the next")
public record StateTensor(
        @Schema(description = "Name of the input that takes it; zeros at first")
        String input,

        @Schema(description = "Name of the output that gives it")
        String output,

        @Schema(description = "Its sizes") List<Long> shape) {
    public StateTensor {
        shape = List.copyOf(Objects.requireNonNullElse(shape, List.of()));
    }
}
