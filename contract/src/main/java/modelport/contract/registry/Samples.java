package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Example inputs for the test run, and the outputs that they should give. */
@Schema(description = "Example inputs for the test run, and the outputs that they should give")
public record Samples(
        @Schema(description = "For each input nested lists of values; rows first")
        Map<String, Object> inputs,

        @Schema(description = "For each output the expected values; compared if given") @Nullable
        Map<String, Object> outputs) {
    public Samples {
        inputs = Map.copyOf(inputs);
        outputs = outputs == null ? null : Map.copyOf(outputs);
    }
}
