package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How the score goes with one parameter, whatever the others were. */
@Schema(description = "How the score goes with one parameter, whatever the others were")
public record ParameterResponse(
        @Schema(description = "The trainer's name") String trainer,
        @Schema(description = "The parameter's name") String parameter,

        @Schema(description = "Whether orders of magnitude matter more than differences")
        boolean logarithmic,

        @Schema(
                description =
                        "The values that were tried, rising; many different numbers are put together to at most 20 groups")
        List<Point> points) {
    public ParameterResponse {
        points = List.copyOf(points);
    }

    /** The settings with one value, or with values close to it. */
    @Schema(name = "ResponsePoint", description = "The settings with one value, or with values close to it")
    public record Point(
            @Schema(description = "The value; of a group the middle one")
            Object value,

            @Schema(description = "How many settings have it")
            int trials,

            @Schema(description = "Mean of their means") double mean,

            @Schema(description = "Deviation between their means; 0 for one")
            double deviation,

            @Schema(description = "The lowest of their means")
            double lowest,

            @Schema(description = "The highest of their means")
            double highest) {}
}
