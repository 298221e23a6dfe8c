package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which settings of a trainer are tried. */
@Schema(
        description =
                "Which settings of a trainer are tried: a grid, or some at random; with neither its initial values alone")
public record TrainerSearch(
        @Schema(description = "The trainer's name, such as gradient-boosting")
        String trainer,

        @Schema(description = "Every combination of these values; the other parameters keep their initial ones")
        @Nullable
        Map<String, List<Object>> grid,

        @Schema(description = "Some settings at random") @Nullable
        RandomSpace random) {
    public TrainerSearch {
        grid = grid == null ? null : Map.copyOf(grid);
    }

    /** Every combination of values. */
    public static TrainerSearch grid(String trainer, Map<String, List<Object>> values) {
        return new TrainerSearch(trainer, values, null);
    }

    /** Some settings at random. */
    public static TrainerSearch random(String trainer, int count, Map<String, ParameterRange> ranges) {
        return new TrainerSearch(trainer, null, new RandomSpace(count, ranges));
    }
}
