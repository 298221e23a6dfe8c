package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** Settings at random. */
@Schema(description = "Settings at random")
public record RandomSpace(
        @Schema(description = "How many settings; fewer where there are not so many different ones")
        int count,

        @Schema(description = "Where the parameters' values are drawn from; the others keep their initial ones")
        Map<String, ParameterRange> ranges) {
    public RandomSpace {
        ranges = Map.copyOf(ranges);
    }
}
