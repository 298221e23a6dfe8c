package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One model of a version, with what happens before and behind it. */
@Schema(description = "One model of a version, with what happens before and behind it")
public record Stage(
        @Schema(description = "Its name in the version, such as detector")
        String name,

        @Schema(
                description =
                        "Path of its ONNX file in the version; absent for the file that the version is loaded from")
        @Nullable
        String model,

        @Schema(description = "How requests become its inputs")
        Preparation preparation,

        @Schema(description = "How its outputs become answers")
        Interpretation interpretation) {}
